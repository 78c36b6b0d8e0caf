package nl.ondertekenportaal.matrix;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Works off what a reorganisation means for the matrix: one counterparty at a time, each in a transaction of its own with its rows. */
@ApplicationScoped
public class MatrixReckoning {

    @Inject
    MatrixSuccession succession;

    /** Safe to run again and at the same time. @param party code of a municipality or id of a legal entity */
    public void of(String party) {
        succession.counterparties(party).forEach(counterparty -> succession.reckon(party, counterparty));
    }
}
