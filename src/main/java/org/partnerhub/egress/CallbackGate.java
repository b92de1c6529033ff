package org.partnerhub.egress;

import java.util.List;
import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Lets partners post to the hub what became of payments and of deletions, as raw bytes; nothing is sent this way. */
final class CallbackGate implements Gate {

    private static final List<String> PATHS = List.of("/callbacks/{partner}", "/callbacks/{partner}/deletions");

    @Override
    public void approve(Endpoint endpoint) {
        throw new EgressRefusedException("nothing is sent to an endpoint that serves requests");
    }

    @Override
    public void approveReceiving(Endpoint endpoint) {
        boolean approved = endpoint instanceof PlatformHttpEndpoint served
                && PATHS.contains(served.getPath())
                && "POST".equals(served.getHttpMethodRestrict())
                && served.isUseStreaming()
                && !served.isPopulateBodyWithForm()
                && !served.isMatchOnUriPrefix()
                && served.isMuteException();
        if (!approved) {
            throw new EgressRefusedException("requests are served at " + String.join(" and ", PATHS)
                    + " only, with httpMethodRestrict=POST, useStreaming=true and populateBodyWithForm=false");
        }
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        throw new EgressRefusedException("nothing is sent to an endpoint that serves requests");
    }
}
