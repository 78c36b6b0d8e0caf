package nl.ondertekenportaal.common.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.FacesComponent;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIComponentBase;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectMany;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One question of a form: label, hint, the input inside, and what is wrong with it, tied together for screen readers.
 *
 * <p>Attributes: {@code label}; {@code hint}; {@code required}, which is passed on to the input; an input that is not
 * required says so in its label. Several choices become a group with a legend.
 */
@FacesComponent("nl.ondertekenportaal.Field")
public class Field extends UIComponentBase {

    @Override
    public String getFamily() {
        return "nl.ondertekenportaal";
    }

    @Override
    public void processDecodes(FacesContext faces) {
        UIInput input = input(this);
        if (input != null && given("required")) input.setRequired(true);
        super.processDecodes(faces);
    }

    @Override
    public void encodeBegin(FacesContext faces) throws IOException {
        if (!isRendered()) return;
        UIInput input = input(this);
        if (input == null)
            throw new IllegalStateException(
                    "o:field without an input: " + getAttributes().get("label"));
        if (given("required")) input.setRequired(true);
        boolean wrong = !errors(faces, input).isEmpty();
        if (!group(input)) describe(faces, input, wrong);
        ResponseWriter out = faces.getResponseWriter();
        out.startElement(group(input) ? "fieldset" : "div", this);
        out.writeAttribute("id", getClientId(faces), "id");
        out.writeAttribute("class", wrong ? "field field-wrong" : "field", null);
        if (group(input)) describeGroup(faces, out, wrong);
        label(faces, out, input);
        hint(faces, out);
        // PrimeFaces marks the box around the choices as required, which no screen reader knows how to tell.
        if (group(input)) input.setRequired(false);
    }

    private void describeGroup(FacesContext faces, ResponseWriter out, boolean wrong) throws IOException {
        String by = describedBy(faces, wrong);
        if (!by.isEmpty()) out.writeAttribute("aria-describedby", by, null);
    }

    @Override
    public void encodeEnd(FacesContext faces) throws IOException {
        if (!isRendered()) return;
        UIInput input = Objects.requireNonNull(input(this));
        if (given("required")) input.setRequired(true);
        ResponseWriter out = faces.getResponseWriter();
        // There from the start, so that a reader hears what an Ajax answer puts in.
        out.startElement("div", this);
        out.writeAttribute("id", part(faces, "error"), null);
        out.writeAttribute("class", "field-error", null);
        for (FacesMessage error : errors(faces, input)) {
            out.startElement("p", this);
            out.writeText(error.getDetail(), null);
            out.endElement("p");
            error.rendered();
        }
        out.endElement("div");
        out.endElement(group(input) ? "fieldset" : "div");
    }

    private void label(FacesContext faces, ResponseWriter out, UIInput input) throws IOException {
        String element = group(input) ? "legend" : "label";
        out.startElement(element, this);
        if (!group(input)) out.writeAttribute("for", target(faces, input), null);
        out.writeText(getAttributes().get("label"), null);
        if (!input.isRequired()) {
            out.startElement("span", this);
            out.writeAttribute("class", "field-optional", null);
            out.writeText(" " + new Messages().text("field.optional"), null);
            out.endElement("span");
        }
        out.endElement(element);
    }

    private void hint(FacesContext faces, ResponseWriter out) throws IOException {
        if (!hasHint()) return;
        out.startElement("p", this);
        out.writeAttribute("id", part(faces, "hint"), null);
        out.writeAttribute("class", "field-hint", null);
        out.writeText(getAttributes().get("hint"), null);
        out.endElement("p");
    }

    private void describe(FacesContext faces, UIInput input, boolean wrong) {
        Map<String, Object> attributes = input.getPassThroughAttributes(true);
        String by = describedBy(faces, wrong);
        if (by.isEmpty()) attributes.remove("aria-describedby");
        else attributes.put("aria-describedby", by);
        // PrimeFaces' inputs write these themselves, and an attribute may stand there only once.
        if (input.getClass().getName().startsWith("org.primefaces")) return;
        attributes.put("aria-invalid", String.valueOf(wrong));
        attributes.put("aria-required", String.valueOf(input.isRequired()));
    }

    private String describedBy(FacesContext faces, boolean wrong) {
        List<String> by = new ArrayList<>();
        if (hasHint()) by.add(part(faces, "hint"));
        if (wrong) by.add(part(faces, "error"));
        return String.join(" ", by);
    }

    private String part(FacesContext faces, String name) {
        return getClientId(faces) + "-" + name;
    }

    private boolean hasHint() {
        return getAttributes().get("hint") instanceof String hint && !hint.isBlank();
    }

    private boolean given(String name) {
        Object value = getAttributes().get(name);
        return value != null && Boolean.parseBoolean(value.toString());
    }

    /** Composite PrimeFaces inputs carry the focusable element under another id than their own. */
    private static String target(FacesContext faces, UIInput input) {
        return input instanceof org.primefaces.component.api.InputHolder holder
                ? holder.getInputClientId()
                : input.getClientId(faces);
    }

    private static boolean group(UIInput input) {
        return input instanceof UISelectMany
                || String.valueOf(input.getRendererType()).endsWith("Radio");
    }

    private static List<FacesMessage> errors(FacesContext faces, UIInput input) {
        return faces.getMessageList(input.getClientId(faces));
    }

    private static @Nullable UIInput input(UIComponent parent) {
        for (UIComponent child : parent.getChildren()) {
            if (child instanceof UIInput input) return input;
            UIInput deeper = input(child);
            if (deeper != null) return deeper;
        }
        return null;
    }
}
