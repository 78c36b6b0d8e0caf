package nl.ondertekenportaal.organisation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import nl.ondertekenportaal.common.Actor;

/** The actor of this request, for pages that live longer than a request and may not keep one. */
@RequestScoped
class WhoActs {

    @Inject
    Actor actor;

    Actor actor() {
        return actor;
    }
}
