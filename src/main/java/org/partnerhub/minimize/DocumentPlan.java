package org.partnerhub.minimize;

import java.util.List;
import org.partnerhub.contract.Contract;
import org.partnerhub.contract.Document;

/**
 * One document of one contract, compiled for one type of event.
 *
 * @param conditions where the event says whether a purpose applies
 */
record DocumentPlan(Contract contract, Document document, Target content, List<Place> conditions) {}
