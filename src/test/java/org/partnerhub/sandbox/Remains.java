package org.partnerhub.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.partnerhub.sandbox.SealedSearch.Opened;

/** What keys have opened of a hub's files. */
record Remains(List<Opened> opened) {

    Remains openedBy(Predicate<SurvivingKey> keys) {
        return new Remains(opened.stream().filter(each -> keys.test(each.key())).toList());
    }

    /** The names of the markers that can be read. */
    Set<String> names(Collection<Marker> markers) {
        MarkerSearch search = new MarkerSearch(markers);
        return opened.stream()
                .flatMap(each -> search.in(each.text()).stream())
                .map(Marker::name)
                .collect(Collectors.toSet());
    }
}
