package nl.ondertekenportaal.demo;

import java.time.Duration;

/** A pause between two looks; an interrupt ends the waiting for good. */
final class Pause {
    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
