package nl.ondertekenportaal.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ondertekenportaal.common.Actor;
import nl.ondertekenportaal.common.AuditableEvent;
import nl.ondertekenportaal.common.NotFound;
import nl.ondertekenportaal.common.OrganisationId;
import nl.ondertekenportaal.common.Role;
import nl.ondertekenportaal.common.RuleBroken;
import nl.ondertekenportaal.common.Sha256;
import nl.ondertekenportaal.pdf.UploadLimits;
import nl.ondertekenportaal.pdf.UploadedPdf;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Uploaded PDFs that prove something. An organisation's are seen by its people and by NVVK, an application's by NVVK. Who acts for a principal
 * sees only what proves an authority that it gave the agent.
 */
@ApplicationScoped
@Transactional
public class EvidenceFiles {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Event<AuditableEvent> events;

    @Inject
    @ConfigProperty(name = "app.upload.megabytes", defaultValue = "10")
    int megabytes;

    @Inject
    @ConfigProperty(name = "app.upload.pages", defaultValue = "50")
    int pages;

    /** How much a file may be. */
    public UploadLimits limits() {
        return UploadLimits.of(megabytes, pages);
    }

    /**
     * Reads no more than is allowed, and keeps nothing yet.
     *
     * @param name as the browser tells it, null if it tells none
     * @throws RuleBroken {@code upload.…} if it may not be kept
     */
    public Upload check(@Nullable String name, InputStream content) throws IOException {
        UploadLimits limits = limits();
        return new Upload(name, UploadedPdf.of(content.readNBytes(limits.bytes() + 1), limits));
    }

    /** For the actor's own organisation, by who manages or prepares; NVVK's staff for any. */
    public EvidenceFile keep(Actor actor, OrganisationId organisation, Upload upload) {
        actor.require(Role.ADMINISTRATOR, Role.EDITOR, Role.NVVK_STAFF);
        if (!organisation.equals(actor.ownOrganisation()) && !actor.has(Role.NVVK_STAFF)) {
            throw new NotFound("organisation");
        }
        return keep(
                actor,
                EvidenceFile.ofOrganisation(organisation, upload, actor.personPseudonym(), clock.instant()),
                upload);
    }

    /** For who applies; the caller knows that it is the applicant. */
    public EvidenceFile keep(Application application, Upload upload) {
        return keep(Actor.ANONYMOUS, EvidenceFile.ofApplication(application.id(), upload, clock.instant()), upload);
    }

    private EvidenceFile keep(Actor actor, EvidenceFile file, Upload upload) {
        em.persist(file);
        // its contents refer to it, which JPA does not know
        em.flush();
        em.persist(new EvidenceContent(file, upload.pdf().bytes()));
        Map<String, String> details =
                new HashMap<>(Map.of("sha256", file.sha256().hex()));
        file.application().ifPresent(application -> details.put("application", application.toString()));
        events.fire(new OrganisationEvent("evidence.uploaded", actor, file.id(), details));
        return file;
    }

    /** @throws NotFound if there is none, or it is not for the one who asks */
    public EvidenceFile get(Actor actor, UUID id) {
        EvidenceFile file = em.find(EvidenceFile.class, id);
        if (file == null || !isFor(actor, file)) {
            throw new NotFound("evidence");
        }
        return file;
    }

    private boolean isFor(Actor actor, EvidenceFile file) {
        if (actor.seesEverything()) {
            return true;
        }
        boolean own = actor.organisation() != null
                && file.organisation().filter(actor.organisation()::equals).isPresent();
        return own && (!actor.isAgent() || provesWhatIsHeldBy(actor.capacity().home(), file));
    }

    private boolean provesWhatIsHeldBy(OrganisationId agent, EvidenceFile file) {
        return em.createQuery(
                                "select count(a) from SigningAuthority a where a.evidence = :file and a.agent.id = :agent",
                                Long.class)
                        .setParameter("file", file)
                        .setParameter("agent", agent.value())
                        .getSingleResult()
                > 0;
    }

    /** The bytes; errors as {@link #get}. */
    public byte[] content(Actor actor, UUID id) {
        return content(get(actor, id));
    }

    /** @throws NotFound if its contents were deleted after their retention */
    public byte[] content(EvidenceFile file) {
        if (file.removedAt().isPresent()) {
            throw new NotFound("evidence");
        }
        byte[] bytes = Objects.requireNonNull(em.find(EvidenceContent.class, file.id()))
                .content();
        if (!Sha256.of(bytes).equals(file.sha256())) {
            throw new IllegalStateException("evidence " + file.id() + " was changed");
        }
        return bytes;
    }

    /** What was uploaded for an organisation and is for the actor to see, the newest first. */
    public List<EvidenceFile> of(Actor actor, OrganisationId organisation) {
        if (!actor.seesEverything() && !organisation.equals(actor.ownOrganisation())) {
            throw new NotFound("organisation");
        }
        return em.createQuery(
                        "select f from EvidenceFile f where f.organisationId = :id order by f.uploadedAt desc",
                        EvidenceFile.class)
                .setParameter("id", organisation.value())
                .getResultStream()
                .filter(file -> isFor(actor, file))
                .toList();
    }

    /** What was uploaded with an application, the newest first. */
    public List<EvidenceFile> of(Application application) {
        return em.createQuery(
                        "select f from EvidenceFile f where f.applicationId = :id order by f.uploadedAt desc",
                        EvidenceFile.class)
                .setParameter("id", application.id())
                .getResultList();
    }
}
