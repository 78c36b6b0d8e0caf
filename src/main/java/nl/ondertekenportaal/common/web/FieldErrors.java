package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import nl.ondertekenportaal.common.RuleBroken;

/** Tells a broken rule beside the field that it is about, so that a form can be mended in one go. */
@RequestScoped
public class FieldErrors {

    /** What can be wrong with a fresh second factor, given as a code or by a passkey. */
    private static final Set<String> OF_CODE = Set.of("login.wrong", "login.used", "login.locked", "passkey.refused");

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

    /**
     * The fields of a form that asks for a fresh second factor: what is wrong with that stands beside its field {@code code}.
     *
     * @param others its other fields, as {@link #read} wants them
     */
    public static Map<String, String> ofCode(String form, Map<String, String> others) {
        Map<String, String> fields = new HashMap<>(others);
        OF_CODE.forEach(rule -> fields.put(rule, form + ":code"));
        return Map.copyOf(fields);
    }

    /** The same of a form without other fields that can be wrong. */
    public static Map<String, String> ofCode(String form) {
        return ofCode(form, Map.of());
    }

    /**
     * The value of an answer; empty if it breaks a rule, which then stands beside its field.
     *
     * @param fields client id of the field by the key of the rule; a rule that is not among them is thrown on
     */
    public <T> Optional<T> read(Map<String, String> fields, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (RuleBroken broken) {
            String field = fields.get(broken.key());
            if (field == null) {
                throw broken;
            }
            tell(field, broken);
            return Optional.empty();
        }
    }

    /** Puts the sentence of a broken rule beside a field. */
    public void tell(String field, RuleBroken broken) {
        String sentence = messages.explain(broken);
        faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        faces.validationFailed();
        UIComponent component = faces.getViewRoot().findComponent(field);
        if (component instanceof UIInput input) {
            input.setValid(false);
        }
    }
}
