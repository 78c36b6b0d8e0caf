package nl.ondertekenportaal.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ondertekenportaal.agreement.Agreement;
import nl.ondertekenportaal.agreement.Agreements;
import nl.ondertekenportaal.agreement.Side;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AgreementId;
import nl.ondertekenportaal.common.LegalTime;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.document.DocumentChanged;
import nl.ondertekenportaal.document.StoredDocuments;
import nl.ondertekenportaal.document.StoredDocuments.StoredDocument;
import nl.ondertekenportaal.trust.IssuingAuthority;
import nl.ondertekenportaal.trust.OneTimeKey;
import nl.ondertekenportaal.trust.PadesSigner;
import nl.ondertekenportaal.trust.TimestampUnavailable;

/** Runs a signing session: one key in memory, every agreement signed and committed on its own. */
@ApplicationScoped
public class Signing {

    private static final Logger LOG = System.getLogger(Signing.class.getName());

    @Inject
    SigningRun run;

    @Inject
    Agreements agreements;

    @Inject
    StoredDocuments documents;

    @Inject
    IssuingAuthority authority;

    @Inject
    PadesSigner signer;

    @Inject
    @LegalTime
    Clock clock;

    /**
     * Signs what waits. Safe to call again after a stop anywhere: what was signed is not signed again.
     *
     * @throws TimestampUnavailable when no timestamp can be had; the rest waits for a next run
     */
    public void run(UUID session) {
        run(session, clock);
    }

    void run(UUID session, InstantSource time) {
        List<AgreementId> waiting = run.waiting(session);
        if (!waiting.isEmpty()) {
            try (OneTimeKey key = authority.issue(run.signer(session), time.instant())) {
                signAll(session, waiting, key, time);
            }
        }
        run.finish(session);
    }

    /** A fault with one agreement keeps none of the others waiting; it is tried again in a next run. */
    private void signAll(UUID session, List<AgreementId> waiting, OneTimeKey key, InstantSource time) {
        List<AgreementId> failed = new ArrayList<>();
        for (AgreementId agreement : waiting) {
            try {
                signOrRefuse(session, agreement, key, time);
            } catch (TimestampUnavailable unavailable) {
                throw unavailable;
            } catch (RuntimeException fault) {
                LOG.log(
                        Level.ERROR,
                        "agreement " + agreement + " of session " + session + " could not be signed",
                        fault);
                failed.add(agreement);
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("not signed yet: " + failed);
        }
    }

    private void signOrRefuse(UUID session, AgreementId agreement, OneTimeKey key, InstantSource time) {
        Optional<Actor> actor = run.authorisedActor(session, time.instant());
        if (actor.isEmpty()) {
            run.refuse(session, agreement, "signing.authorityEnded");
            return;
        }
        try {
            sign(session, actor.get(), agreement, key, time.instant());
        } catch (RuleBroken broken) {
            run.refuse(session, agreement, broken.key());
        } catch (NotFound gone) {
            run.refuse(session, agreement, "signing.gone");
        } catch (DocumentChanged changed) {
            LOG.log(Level.ERROR, "TAMPERED: " + changed.getMessage());
            run.refuse(session, agreement, "signing.documentChanged");
        }
    }

    /** @param now the time of the signature; its legal day decides whether the signatory may sign */
    private void sign(UUID session, Actor actor, AgreementId id, OneTimeKey key, Instant now) {
        run.refuseUnconfirmed(actor);
        Agreement agreement = agreements.get(actor, id);
        run.requireAuthority(actor, agreement, now);
        Side side = agreement.sideOf(actor.organisation()).orElseThrow(() -> new NotFound("agreement"));
        if (agreement.isSignedBy(side)) {
            throw new RuleBroken("agreement.alreadySigned");
        }
        agreement.refuseAgain(side, actor.ownPerson());
        StoredDocument document = documents.latest(actor, id);
        if (!document.sha256().equals(run.shown(session, id))) {
            throw new RuleBroken("agreement.revisionChanged");
        }
        // outside a transaction: the timestamp comes from elsewhere and may take long
        byte[] signed =
                signer.sign(document.bytes(), side.signatureField(agreement.signaturesGiven(side) + 1), key, now);
        run.signed(session, id, document, signed, now);
    }
}
