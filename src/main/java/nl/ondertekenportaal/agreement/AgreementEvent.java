package nl.ondertekenportaal.agreement;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Sha256;

/** What happened to an agreement. */
public sealed interface AgreementEvent extends AuditableEvent {

    AgreementId agreement();

    @Override
    default UUID subject() {
        return agreement().value();
    }

    /** One side offered it to the other; its document is to be made. */
    record Offered(Actor actor, AgreementId agreement, OrganisationId municipality, OrganisationId partner)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.offered";
        }

        @Override
        public Map<String, String> details() {
            return Map.of("municipality", municipality.toString(), "partner", partner.toString());
        }
    }

    /** Its document was made, and will never be made again. */
    record Issued(Actor actor, AgreementId agreement, Sha256 issuedHash) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.issued";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(issuedHash);
        }
    }

    /** The first of two people who sign together for one side did; another of that side must still. */
    record FirstOfTwoSigned(Actor actor, AgreementId agreement, Side side, Sha256 revisionHash)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.firstOfTwoSigned";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(revisionHash);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }

    /** The first side signed. */
    record PartlySigned(Actor actor, AgreementId agreement, Side side, Sha256 revisionHash) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.partlySigned";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(revisionHash);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }

    /** The last side signed: the agreement is made, and binds from its first day. */
    record Signed(Actor actor, AgreementId agreement, Side side, Sha256 revisionHash, LocalDate firstDay)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.signed";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(revisionHash);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name(), "firstDay", firstDay.toString());
        }
    }

    /** The side to which it was offered does not want it. */
    record Declined(Actor actor, AgreementId agreement) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.declined";
        }
    }

    /** The side that offered it took it back. */
    record Withdrawn(Actor actor, AgreementId agreement) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.withdrawn";
        }
    }

    /** Nobody completed it in time. */
    record Lapsed(Actor actor, AgreementId agreement) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.lapsed";
        }
    }

    /** The authority behind the signature for this side is said to be defective; the hash is that of the explanation. */
    record DefectFound(Actor actor, AgreementId agreement, Side side, UUID defect, Sha256 explanation)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.defectFound";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(explanation);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name(), "defect", defect.toString());
        }
    }

    /**
     * A defect had been reported by mistake; the hash is that of the reason.
     *
     * @param unblocked whether that was the last one that was open, of an agreement that still stands
     * @param restored whether the agreement was rejected for it, and is so no more
     */
    record DefectWithdrawn(
            Actor actor,
            AgreementId agreement,
            Side side,
            UUID defect,
            Sha256 reason,
            boolean unblocked,
            boolean restored)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.defectWithdrawn";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(reason);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name(), "defect", defect.toString());
        }
    }

    /** The first of two signed a statement of ratification, which has no effect yet; the hash is that of the signed statement. */
    record FirstOfTwoRatified(Actor actor, AgreementId agreement, Side side, Sha256 statement)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.firstOfTwoRatified";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(statement);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }

    /**
     * A side ratified what had been signed for it without sufficient authority; the hash is that of the signed statement.
     *
     * @param unblocked whether no defect of the other side is open
     */
    record Ratified(Actor actor, AgreementId agreement, Side side, Sha256 statement, boolean unblocked)
            implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.ratified";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(statement);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }

    /** The first of two who together represent the other party rejects what was signed for this side, without effect yet; the hash is that of the reason. */
    record FirstOfTwoRejected(Actor actor, AgreementId agreement, Side side, Sha256 reason) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.firstOfTwoRejected";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(reason);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }

    /**
     * The other party regards what was signed for this side without power as invalid, so that it cannot be ratified any more and the two may make
     * another agreement; the hash is that of the reason.
     */
    record Rejected(Actor actor, AgreementId agreement, Side side, Sha256 reason) implements AgreementEvent {

        @Override
        public String type() {
            return "agreement.rejected";
        }

        @Override
        public Optional<Sha256> content() {
            return Optional.of(reason);
        }

        @Override
        public Map<String, String> details() {
            return Map.of("side", side.name());
        }
    }
}
