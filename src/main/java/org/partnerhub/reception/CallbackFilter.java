package org.partnerhub.reception;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.partnerhub.callback.CallbackVerifier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is posted to {@code /callbacks/} before anything else reads it, and keeps it byte for byte, as signatures are
 * about bytes. Answers with a status alone.
 */
final class CallbackFilter extends OncePerRequestFilter {

    private static final int MAX_BYTES = CallbackVerifier.MAX_BODY;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("POST")) {
            refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (request.getContentLengthLong() > MAX_BYTES) {
            refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else {
            // a body without a length is read no further than one byte too far
            byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                refuse(response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else {
                chain.doFilter(new PostedBytes(request, body), response);
            }
        }
    }

    // not sendError: that would have an error page written
    private static void refuse(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Connection", "close");
    }
}
