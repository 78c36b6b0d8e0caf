package nl.ondertekenportaal.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one session sends is taken one after the other. Leaving a field saves it, and leaving it by pressing the button sends the form too: both
 * reach the same page on the server at the same moment, and neither Faces nor a page's bean is made for two threads. So with a double click.
 *
 * <p>Reading is not held up. The locks are kept here by the id of the session, and not in the session, of which the data grid may hand out a
 * copy. Two nodes each keep their own; a browser stays with one node as long as it lives.
 */
public class Turns extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Longer than any page takes, so that what hangs is told instead of holding up more and more. */
    private static final long PATIENCE_SECONDS = 120;

    private final transient ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    /** Of one session, as long as a request of it is being answered or waits. */
    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int requests;

        private Turn entered() {
            requests++;
            return this;
        }

        private boolean isLastToLeave() {
            requests--;
            return requests == 0;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession session = "POST".equals(request.getMethod()) ? request.getSession(false) : null;
        if (session == null) {
            chain.doFilter(request, response);
            return;
        }
        String id = session.getId();
        Turn turn = turns.compute(id, (key, known) -> (known == null ? new Turn() : known).entered());
        try {
            await(turn.lock);
            try {
                chain.doFilter(request, response);
            } finally {
                turn.lock.unlock();
            }
        } finally {
            turns.computeIfPresent(id, (key, known) -> known.isLastToLeave() ? null : known);
        }
    }

    private static void await(ReentrantLock lock) throws ServletException {
        try {
            if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ServletException("an earlier request of this session does not end");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServletException(stopping);
        }
    }
}
