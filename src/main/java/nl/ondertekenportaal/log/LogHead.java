package nl.ondertekenportaal.log;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import nl.ondertekenportaal.common.Sha256;

/** The one row that says where the log ends; its lock puts the entries in order. */
@Entity
@Table(name = "log_head")
class LogHead {

    static final int ID = 1;

    @Id
    private int id;

    private long sequence;

    private byte[] hash;

    @SuppressWarnings("NullAway.Init") // JPA
    protected LogHead() {}

    long next() {
        return sequence + 1;
    }

    long sequence() {
        return sequence;
    }

    Sha256 hash() {
        return Sha256.fromBytes(hash);
    }

    void moveTo(LogEntry entry) {
        sequence = entry.sequence();
        hash = entry.leafHash().bytes();
    }
}
