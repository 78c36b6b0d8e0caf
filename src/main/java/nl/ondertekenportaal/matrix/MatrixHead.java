package nl.ondertekenportaal.matrix;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import nl.ondertekenportaal.common.Sha256;

/** The one row that says where the matrix ends; its lock puts the rows in order. */
@Entity
@Table(name = "matrix_head")
class MatrixHead {

    static final int ID = 1;

    @Id
    private int id;

    private long sequence;

    private byte[] hash;

    @SuppressWarnings("NullAway.Init") // JPA
    protected MatrixHead() {}

    long next() {
        return sequence + 1;
    }

    Sha256 hash() {
        return Sha256.fromBytes(hash);
    }

    void moveTo(MatrixRow row) {
        sequence = row.sequence();
        hash = row.rowHash().bytes();
    }
}
