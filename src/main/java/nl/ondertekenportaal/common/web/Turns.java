package nl.ondertekenportaal.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one browser sends is taken one after the other. Leaving a field saves it, and leaving it by pressing the button sends the form too: both
 * reach the same page on the server at the same moment, and neither Faces nor a page's bean is made for two threads. So with a double click.
 *
 * <p>Reading is not held up. Two nodes that share a session each keep their own turns; a browser stays with one node as long as it lives.
 */
@WebListener
public class Turns extends HttpFilter implements HttpSessionListener {

    private static final long serialVersionUID = 1L;
    private static final String TURN = Turns.class.getName();

    /** Longer than any page takes, so that what hangs is told instead of holding up more and more. */
    private static final long PATIENCE_SECONDS = 120;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        event.getSession().setAttribute(TURN, new ReentrantLock(true));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession session = "POST".equals(request.getMethod()) ? request.getSession(false) : null;
        if (session != null && session.getAttribute(TURN) instanceof ReentrantLock turn) {
            inTurn(turn, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void inTurn(
            ReentrantLock turn, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            if (!turn.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ServletException("an earlier request of this session does not end");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ServletException(stopping);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turn.unlock();
        }
    }
}
