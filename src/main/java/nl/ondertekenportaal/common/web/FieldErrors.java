package nl.ondertekenportaal.common.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nl.ondertekenportaal.common.RuleBroken;

/** Tells a broken rule beside the field that it is about, so that a form can be mended in one go. */
@RequestScoped
public class FieldErrors {

    @Inject
    FacesContext faces;

    @Inject
    Messages messages;

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
