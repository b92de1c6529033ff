package org.partnerhub.egress;

import org.apache.camel.Endpoint;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/** Lets payment providers post to the hub, on one path and as raw bytes; nothing is sent this way. */
final class CallbackGate implements Gate {

    private static final String PATH = "/callbacks/{partner}";

    @Override
    public void approve(Endpoint endpoint) {
        throw new EgressRefusedException("nothing is sent to an endpoint that serves requests");
    }

    @Override
    public void approveReceiving(Endpoint endpoint) {
        boolean approved = endpoint instanceof PlatformHttpEndpoint served
                && PATH.equals(served.getPath())
                && "POST".equals(served.getHttpMethodRestrict())
                && served.isUseStreaming()
                && !served.isPopulateBodyWithForm()
                && !served.isMatchOnUriPrefix()
                && served.isMuteException();
        if (!approved) {
            throw new EgressRefusedException("requests are served at " + PATH
                    + " only, with httpMethodRestrict=POST, useStreaming=true and populateBodyWithForm=false");
        }
    }

    @Override
    public void admit(Endpoint endpoint, Object body, Message outgoing) {
        throw new EgressRefusedException("nothing is sent to an endpoint that serves requests");
    }
}
