// SPDX-License-Identifier: EPL-2.0
package org.imago.plugins.internal;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.equinox.p2.core.IProvisioningAgent;
import org.eclipse.equinox.p2.core.ProvisionException;
import org.eclipse.equinox.p2.engine.IEngine;
import org.eclipse.equinox.p2.engine.IProfile;
import org.eclipse.equinox.p2.engine.IProfileRegistry;
import org.eclipse.equinox.p2.engine.IProvisioningPlan;
import org.eclipse.equinox.p2.engine.PhaseSetFactory;
import org.eclipse.equinox.p2.engine.ProvisioningContext;
import org.eclipse.equinox.p2.engine.query.IUProfilePropertyQuery;
import org.eclipse.equinox.p2.metadata.IArtifactKey;
import org.eclipse.equinox.p2.metadata.IInstallableUnit;
import org.eclipse.equinox.p2.planner.IPlanner;
import org.eclipse.equinox.p2.planner.IProfileChangeRequest;
import org.eclipse.equinox.p2.query.IQuery;
import org.eclipse.equinox.p2.query.IQueryable;
import org.eclipse.equinox.p2.query.QueryUtil;
import org.eclipse.equinox.p2.repository.artifact.IArtifactRepositoryManager;
import org.eclipse.equinox.p2.repository.metadata.IMetadataRepositoryManager;
import org.eclipse.osgi.signedcontent.SignedContentFactory;
import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * The installation that runs, as p2 knows it: features can be added to it and taken away. p2 works out what else is
 * needed, downloads all of it, and writes down the new state only at the end; when something fails, the old one remains.
 */
final class Installation implements AutoCloseable {

    private static final String GROUP = ".feature.group";
    /** Once it is there, it deletes the files of what was removed. p2 exports no interface of it. */
    private static final String GARBAGE_COLLECTOR = "org.eclipse.equinox.internal.p2.garbagecollector.GarbageCollector";
    private static final String ORIGIN = "org.imago.plugins.origin";
    /** What the products of Imago are made of. */
    private static final Set<String> OURS = Set.of("org.imago.platform", "org.imago.trainer", "org.imago.workbench.feature");

    private final IProvisioningAgent agent;
    private final IProfile profile;
    private final IProgressMonitor monitor;
    private final Cancellation cancellation;
    private final List<URI> opened = new ArrayList<>();

    /**
     * A plug-in, which p2 calls a feature.
     *
     * @param id      of the feature
     * @param version of the feature
     * @param name    that people see
     * @param origin  the repository it came from; empty when it was not installed by {@code imago plugins}
     */
    record Plugin(String id, String version, String name, Optional<String> origin) {
    }

    /**
     * What an installation changed.
     *
     * @param plugin     the plug-in
     * @param signatures who signed the bundles that came with it
     */
    record Installed(Plugin plugin, Signatures signatures) {
    }

    private Installation(IProvisioningAgent agent, IProfile profile, Cancellation cancellation) {
        this.agent = agent;
        this.profile = profile;
        this.cancellation = cancellation;
        this.monitor = new NullProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return cancellation.isCancelled();
            }
        };
    }

    /**
     * Opens the installation that runs.
     *
     * @param cancellation stops what takes long
     * @return the installation
     * @throws EnvironmentException when it does not know what it is made of, as in tests and when it is started from an IDE
     */
    static Installation open(Cancellation cancellation) throws EnvironmentException {
        IProvisioningAgent agent = service(IProvisioningAgent.class);
        IProfile profile = agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF);
        if (profile == null) {
            throw new EnvironmentException("this installation has no list of what it is made of (its folder p2), so that "
                    + "nothing can be added to it; unpack Imago from its archive", null);
        }
        return new Installation(agent, profile, cancellation);
    }

    private static <T> T service(Class<T> type) throws EnvironmentException {
        BundleContext context = FrameworkUtil.getBundle(Installation.class).getBundleContext();
        ServiceReference<T> reference = context.getServiceReference(type);
        T found = reference == null ? null : context.getService(reference);
        if (found == null) {
            throw new EnvironmentException("the installation lacks " + type.getName() + "; unpack it again", null);
        }
        return found;
    }

    /** Returns what is installed beside Imago itself, by identifier. */
    List<Plugin> plugins() {
        return roots().map(this::plugin).filter(plugin -> !OURS.contains(plugin.id()))
                .sorted(Comparator.comparing(Plugin::id)).toList();
    }

    private Stream<IInstallableUnit> roots() {
        return all(profile, new IUProfilePropertyQuery(IProfile.PROP_PROFILE_ROOT_IU, Boolean.TRUE.toString()))
                .filter(unit -> unit.getId().endsWith(GROUP));
    }

    private static Stream<IInstallableUnit> all(IQueryable<IInstallableUnit> from, IQuery<IInstallableUnit> query) {
        return from.query(query, null).toUnmodifiableSet().stream();
    }

    private Plugin plugin(IInstallableUnit unit) {
        String name = unit.getProperty(IInstallableUnit.PROP_NAME, null);
        return new Plugin(id(unit), unit.getVersion().toString(), name == null ? "" : name,
                Optional.ofNullable(profile.getInstallableUnitProperty(unit, ORIGIN)));
    }

    private static String id(IInstallableUnit unit) {
        return unit.getId().substring(0, unit.getId().length() - GROUP.length());
    }

    /**
     * Returns the features of a repository, the newest version of each, by identifier.
     *
     * @param repository where to look
     * @return features; empty if it has none
     * @throws BadInputException  when it is no repository, or cannot be reached
     * @throws CancelledException when cancelled
     */
    List<Plugin> offered(Repository repository) throws BadInputException, CancelledException {
        return all(load(repository), QueryUtil.createLatestQuery(QueryUtil.createIUGroupQuery()))
                .filter(unit -> unit.getId().endsWith(GROUP)).map(this::plugin)
                .sorted(Comparator.comparing(Plugin::id)).toList();
    }

    private IQueryable<IInstallableUnit> load(Repository repository) throws BadInputException, CancelledException {
        IMetadataRepositoryManager manager = agent.getService(IMetadataRepositoryManager.class);
        if (!manager.contains(repository.uri())) {
            opened.add(repository.uri());
        }
        try {
            return manager.loadRepository(repository.uri(), monitor);
        } catch (ProvisionException e) {
            throw new BadInputException(repository.uri() + " is no p2 repository that can be read ("
                    + Reasons.of(e.getStatus()) + "); expected a place with content.jar or content.xml");
        } finally {
            cancellation.check();
        }
    }

    /**
     * Installs a feature, or brings it up to the newest version of the repository.
     *
     * @param repository where it is; nothing else is asked
     * @param feature    its identifier
     * @return what was installed, with all that it needed
     * @throws BadInputException    when the repository or the feature is not there, is installed already, or needs what
     *                              neither the installation nor the repository has
     * @throws EnvironmentException when the installation cannot be changed; it is as it was
     * @throws CancelledException   when cancelled; the installation is as it was
     */
    Installed install(Repository repository, String feature) throws BadInputException, EnvironmentException, CancelledException {
        IInstallableUnit unit = newest(repository, feature);
        checkChangeable();
        IProfileChangeRequest request = agent.getService(IPlanner.class).createChangeRequest(profile);
        List<IInstallableUnit> before = all(profile, QueryUtil.createIUQuery(unit.getId())).toList();
        if (before.contains(unit) && roots().toList().contains(unit)) {
            throw new BadInputException(id(unit) + " " + unit.getVersion() + " is installed already");
        }
        request.removeAll(before.stream().filter(old -> !old.equals(unit)).toList());
        request.add(unit);
        request.setInstallableUnitProfileProperty(unit, IProfile.PROP_PROFILE_ROOT_IU, Boolean.TRUE.toString());
        request.setInstallableUnitProfileProperty(unit, ORIGIN, repository.uri().toString());
        Set<IInstallableUnit> had = bundles(profile);
        perform(request, context(repository.uri()), id(unit) + " " + unit.getVersion() + " cannot be installed");
        Set<IInstallableUnit> added = bundles(agent.getService(IProfileRegistry.class).getProfile(IProfileRegistry.SELF));
        added.removeAll(had);
        return new Installed(plugin(unit), signatures(added));
    }

    private IInstallableUnit newest(Repository repository, String feature) throws BadInputException, CancelledException {
        String id = feature.endsWith(GROUP) ? feature : feature + GROUP;
        Optional<IInstallableUnit> found = all(load(repository), QueryUtil.createLatestQuery(QueryUtil.createIUQuery(id)))
                .findFirst();
        if (found.isEmpty()) {
            List<String> there = offered(repository).stream().map(Plugin::id).toList();
            throw new BadInputException(repository.uri() + " has no feature " + feature + (there.isEmpty() ? " and no others"
                    : "; it has " + String.join(", ", there)));
        }
        return found.get();
    }

    /**
     * Removes a feature and what nothing else needs.
     *
     * @param feature its identifier
     * @return what was removed
     * @throws BadInputException    when it is not installed, belongs to Imago itself, or another plug-in needs it
     * @throws EnvironmentException when the installation cannot be changed; it is as it was
     * @throws CancelledException   when cancelled; the installation is as it was
     */
    Plugin remove(String feature) throws BadInputException, EnvironmentException, CancelledException {
        String id = feature.endsWith(GROUP) ? feature : feature + GROUP;
        IInstallableUnit unit = roots().filter(root -> root.getId().equals(id)).findFirst()
                .orElseThrow(() -> new BadInputException(feature + " is not installed; 'imago plugins list' names what is"));
        if (OURS.contains(id(unit))) {
            throw new BadInputException(feature + " belongs to Imago itself and cannot be removed");
        }
        checkChangeable();
        Plugin plugin = plugin(unit);
        IProfileChangeRequest request = agent.getService(IPlanner.class).createChangeRequest(profile);
        request.remove(unit);
        perform(request, context(), feature + " cannot be removed");
        return plugin;
    }

    /** Looks for what is missing nowhere but in these repositories. */
    private ProvisioningContext context(URI... repositories) {
        ProvisioningContext context = new ProvisioningContext(agent);
        context.setMetadataRepositories(repositories);
        context.setArtifactRepositories(repositories);
        return context;
    }

    private void perform(IProfileChangeRequest request, ProvisioningContext context, String failure)
            throws BadInputException, EnvironmentException, CancelledException {
        IProvisioningPlan plan = agent.getService(IPlanner.class).getProvisioningPlan(request, context, monitor);
        cancellation.check();
        agent.getService(GARBAGE_COLLECTOR);
        if (plan.getStatus().matches(IStatus.ERROR | IStatus.CANCEL)) {
            throw new BadInputException(failure + ": " + Reasons.of(plan.getStatus()));
        }
        IStatus done = agent.getService(IEngine.class).perform(plan, PhaseSetFactory.createDefaultPhaseSet(), monitor);
        cancellation.check();
        if (done.matches(IStatus.ERROR | IStatus.CANCEL)) {
            throw new EnvironmentException(failure + ", and everything is as it was: " + Reasons.of(done), done.getException());
        }
    }

    /** p2 tells of it only after it has downloaded all, and in the words of another program. */
    private void checkChangeable() throws EnvironmentException {
        Path folder = folder();
        if (!Files.isWritable(folder) || !Files.isWritable(folder.resolve("configuration"))
                || !Files.isWritable(folder.resolve("plugins"))) {
            throw new EnvironmentException(folder + " cannot be written; plug-ins are installed by whoever installed Imago, "
                    + "or into a copy of your own", null);
        }
    }

    private Path folder() {
        return Path.of(profile.getProperty(IProfile.PROP_INSTALL_FOLDER));
    }

    private static Set<IInstallableUnit> bundles(IProfile profile) {
        return all(profile, QueryUtil.createIUAnyQuery())
                .filter(unit -> unit.getArtifacts().stream().map(IArtifactKey::getClassifier).anyMatch("osgi.bundle"::equals))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Signatures signatures(Set<IInstallableUnit> bundles) throws EnvironmentException {
        SignedContentFactory factory = service(SignedContentFactory.class);
        List<String> unsigned = new ArrayList<>();
        for (IInstallableUnit bundle : bundles) {
            File file = folder().resolve("plugins").resolve(bundle.getId() + "_" + bundle.getVersion() + ".jar").toFile();
            try {
                if (!file.exists() || !factory.getSignedContent(file).isSigned()) {
                    unsigned.add(bundle.getId());
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new EnvironmentException(file + " cannot be checked (" + e.getMessage() + ")", e);
            }
        }
        return new Signatures(bundles.size(), unsigned.stream().sorted().toList());
    }

    /** Forgets repositories: the next time only those are asked that are named then. */
    @Override
    public void close() {
        for (URI uri : opened) {
            agent.getService(IMetadataRepositoryManager.class).removeRepository(uri);
            agent.getService(IArtifactRepositoryManager.class).removeRepository(uri);
        }
    }
}
