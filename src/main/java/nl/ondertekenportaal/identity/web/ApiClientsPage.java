package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.ApiClient;
import nl.ondertekenportaal.identity.ApiClients;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.organisation.Intent;
import org.jspecify.annotations.Nullable;

/** The machines that may read the matrix: let one in, and shut it out again. */
@Named
@RequestScoped
public class ApiClientsPage {

    private static final Map<String, String> FIELDS = FieldErrors.ofCode("add", Map.of("apiClient.name", "add:name"));

    @Inject
    ApiClients clients;

    @Inject
    CurrentActor currentActor;

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    @Inject
    FieldErrors errors;

    private @Nullable String name;
    private @Nullable String code;
    private @Nullable String token;
    private @Nullable String tokenOf;

    /** The token is in this one answer and nowhere else. */
    public void create() {
        String given = code;
        // works once, so it is not shown again
        code = null;
        errors.read(FIELDS, () -> clients.create(currentActor.get(), name, given))
                .ifPresent(made -> {
                    token = made;
                    tokenOf = name;
                    name = null;
                });
    }

    /** What a passkey is asked to sign. */
    public Intent getCreating() {
        return ApiClients.CREATING;
    }

    public void revoke(UUID id) {
        clients.revoke(currentActor.get(), id);
        faces.addMessage(null, new FacesMessage(messages.text("apiClients.revoked.done")));
    }

    public List<ApiClient> getClients() {
        return clients.all(currentActor.get());
    }

    public @Nullable String getToken() {
        return token;
    }

    public @Nullable String getTokenOf() {
        return tokenOf;
    }

    public @Nullable String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
