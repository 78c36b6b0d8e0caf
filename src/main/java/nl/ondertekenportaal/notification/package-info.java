/**
 * Who is told what, when. What happens to an agreement leaves a notice for each person whom it concerns, in the transaction
 * in which it happens. When nothing new came for a while, a person's notices go out together as one digest: never a mail
 * for each agreement.
 */
@NullMarked
package nl.ondertekenportaal.notification;

import org.jspecify.annotations.NullMarked;
