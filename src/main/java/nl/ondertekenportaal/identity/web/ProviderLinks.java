package nl.ondertekenportaal.identity.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.web.FieldErrors;
import nl.ondertekenportaal.common.web.Messages;
import nl.ondertekenportaal.identity.CurrentActor;
import nl.ondertekenportaal.identity.oidc.OutsideLogins;
import nl.ondertekenportaal.identity.oidc.OutsideSession;
import nl.ondertekenportaal.identity.oidc.ProviderAccount;
import nl.ondertekenportaal.identity.oidc.ProviderAccounts;
import nl.ondertekenportaal.identity.oidc.Providers;
import nl.ondertekenportaal.organisation.Intent;
import nl.ondertekenportaal.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/** One's own accounts at providers, on the page of one's own account: link one, and take it away again. */
@Named
@RequestScoped
public class ProviderLinks {

    private static final Map<String, String> FIELDS =
            FieldErrors.ofCode("providers", Map.of("provider.unreachable", "providers:provider"));

    @Inject
    Providers providers;

    @Inject
    ProviderAccounts accounts;

    @Inject
    OutsideLogins logins;

    @Inject
    OutsideSession session;

    @Inject
    Organisations organisations;

    @Inject
    CurrentActor currentActor;

    @Inject
    FieldErrors errors;

    @Inject
    Messages messages;

    @Inject
    FacesContext faces;

    @Inject
    ExternalContext external;

    private @Nullable String code;
    private @Nullable String provider;

    public List<ProviderAccount> getAll() {
        return accounts.of(currentActor.get());
    }

    public String nameOf(ProviderAccount account) {
        return providers.nameOf(account.provider());
    }

    public String organisationOf(ProviderAccount account) {
        return organisations.get(account.organisation()).name();
    }

    /** Whether there is a provider, and a number of one's own organisation that it could name. */
    public boolean isPossible() {
        return !providers.all().isEmpty()
                && !organisations
                        .get(currentActor.get().capacity().home())
                        .identifiers()
                        .isEmpty();
    }

    /** To the provider. The button posts by script: the content policy lets no form lead to another site. */
    public void link() throws IOException {
        String given = code;
        code = null;
        Optional<URI> question = errors.read(
                FIELDS,
                () -> logins.beginLinking(currentActor.get(), providers.get(getProvider()), given, session.browser()));
        if (question.isPresent()) {
            external.redirect(question.get().toString());
        }
    }

    public String unlink(UUID id) {
        accounts.unlink(currentActor.get(), id);
        String sentence = messages.text("provider.unlinked.done");
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, sentence, sentence));
        external.getFlash().setKeepMessages(true);
        return "/identity/security?faces-redirect=true";
    }

    /** Those that can be chosen: their ids by their names. */
    public Map<String, String> getChoice() {
        return providers.all().stream()
                .collect(java.util.stream.Collectors.toMap(
                        each -> each.name(), each -> each.id(), (one, other) -> one, java.util.LinkedHashMap::new));
    }

    /** The first one, until another is chosen. */
    public String getProvider() {
        return provider == null ? providers.all().getFirst().id() : provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public Intent getLinking() {
        return OutsideLogins.linking(currentActor.get());
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }
}
