package nl.ondertekenportaal.harness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who has no mouse: reaches everything by Tab, and fails when it cannot be reached so. */
public final class Keyboard {

    /** More than once around the longest page. */
    private static final int MOST_TABS = 200;

    private final Page page;

    public Keyboard(Page page) {
        this.page = page;
    }

    public Page page() {
        return page;
    }

    /** Until this has the focus. */
    public void tabTo(Locator target) {
        target.waitFor();
        tabUntil(target, "element => element === document.activeElement");
    }

    /** In the place of what the field holds, which Tab selects. */
    public void type(Locator field, String text) {
        tabTo(field);
        page.keyboard().press("Control+A");
        page.keyboard().type(text);
        assertThat(field).hasValue(text);
    }

    /** A link, or a button. */
    public void enter(Locator target) {
        tabTo(target);
        page.keyboard().press("Enter");
    }

    public void tick(Locator box) {
        tabTo(box);
        page.keyboard().press("Space");
        assertThat(box).isChecked();
    }

    /** One of several radio buttons, of which Tab reaches the first or the chosen one. */
    public void choose(Locator radio) {
        radio.waitFor();
        tabUntil(radio, "element => element.name === document.activeElement.name");
        for (int arrows = 0; !(boolean) radio.evaluate("element => element === document.activeElement"); arrows++) {
            refuseMore(arrows, radio);
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Space");
        assertThat(radio).isChecked();
    }

    /** Out of a list that is folded in. */
    public void choose(Locator list, String label) {
        tabTo(list);
        page.keyboard().press("Home");
        for (int arrows = 0;
                !list.evaluate("list => list.selectedOptions[0].text").equals(label);
                arrows++) {
            refuseMore(arrows, list);
            page.keyboard().press("ArrowDown");
        }
    }

    private void tabUntil(Locator target, String reached) {
        for (int tabs = 0; !(boolean) target.evaluate(reached); tabs++) {
            refuseMore(tabs, target);
            page.keyboard().press("Tab");
        }
    }

    private static void refuseMore(int presses, Locator target) {
        if (presses == MOST_TABS) {
            throw new AssertionError("not reached by keyboard: " + target);
        }
    }
}
