package nl.ondertekenportaal.common.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import nl.ondertekenportaal.common.AccessDenied;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;

/**
 * What a visitor gets to see when a page throws: a {@link RuleBroken} as a sentence on the same page with everything typed
 * still there, {@link NotFound} and an expired view as a page of their own, anything else as a reference number.
 */
final class Faults extends ExceptionHandlerWrapper {
    private final Messages messages = new Messages();

    private Faults(ExceptionHandler wrapped) {
        super(wrapped);
    }

    /** Named in {@code faces-config.xml}. */
    public static final class Factory extends ExceptionHandlerFactory {
        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new Faults(getWrapped().getExceptionHandler());
        }
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> events =
                getUnhandledExceptionQueuedEvents().iterator();
        while (events.hasNext()) {
            var event = events.next().getContext();
            answer(event.getContext(), event.getPhaseId(), event.getException());
            events.remove();
        }
        getWrapped().handle();
    }

    private void answer(FacesContext faces, PhaseId phase, Throwable thrown) {
        if (faces.getResponseComplete()) {
            Fault.record(request(faces), thrown);
            return;
        }
        Optional<RuleBroken> broken = within(thrown, RuleBroken.class);
        if (broken.isPresent() && phase != PhaseId.RENDER_RESPONSE) tell(faces, broken.get());
        else if (within(thrown, NotFound.class).isPresent())
            send(faces, HttpServletResponse.SC_NOT_FOUND, "/error/not-found");
        else if (within(thrown, AccessDenied.class).isPresent())
            send(faces, HttpServletResponse.SC_FORBIDDEN, "/error/forbidden");
        else if (within(thrown, ViewExpiredException.class).isPresent()) redirect(faces, expired(faces));
        else {
            Fault fault = Fault.record(request(faces), thrown);
            send(faces, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "/error/fault?reference=" + fault.reference());
        }
    }

    private void tell(FacesContext faces, RuleBroken broken) {
        String sentence = messages.explain(broken);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        faces.validationFailed();
        faces.renderResponse();
    }

    /** An Ajax answer cannot carry an error page, so the browser is sent to its address. */
    private static void send(FacesContext faces, int status, String address) {
        if (faces.getPartialViewContext().isAjaxRequest()) {
            redirect(faces, address);
            return;
        }
        try {
            ExternalContext external = faces.getExternalContext();
            if (external.isResponseCommitted()) throw new FacesException("too late to show " + address);
            external.responseReset();
            external.responseSendError(status, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void redirect(FacesContext faces, String address) {
        try {
            faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expired(FacesContext faces) {
        return "/error/expired?page=" + URLEncoder.encode(request(faces).getRequestURI(), StandardCharsets.UTF_8);
    }

    private static HttpServletRequest request(FacesContext faces) {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    private static <T extends Throwable> Optional<T> within(Throwable thrown, Class<T> kind) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
