// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.IFontProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.open.DatasetNode.Detail;
import org.imago.dataset.ui.internal.open.DatasetNode.Group;
import org.imago.dataset.ui.internal.open.DatasetNode.Open;
import org.imago.dataset.ui.internal.open.DatasetNode.Recent;

/** How data sets are told in the tree: the names first, for the view may be narrow. */
final class DatasetLabels extends LabelProvider implements IStyledLabelProvider, IFontProvider {

    private static final ImageDescriptor LOCKED = DatasetIcons.icon("dataset-locked");
    private static final ImageDescriptor PAST = DatasetIcons.icon("dataset-recent");
    private static final ImageDescriptor MISSING = DatasetIcons.icon("dataset-missing");

    private final DatasetFacts facts;
    private final Supplier<Optional<DatasetSession>> active;
    private final ResourceManager resources;
    private final Font bold;

    /**
     * Prepares the labels of a tree.
     *
     * @param tree   the tree
     * @param facts  what is known
     * @param active the data set that the person works on
     */
    DatasetLabels(Control tree, DatasetFacts facts, Supplier<Optional<DatasetSession>> active) {
        this.facts = facts;
        this.active = active;
        this.resources = new LocalResourceManager(JFaceResources.getResources(), tree);
        this.bold = resources.create(FontDescriptor.createFrom(tree.getFont()).setStyle(SWT.BOLD));
    }

    @Override
    public StyledString getStyledText(Object element) {
        return switch ((DatasetNode) element) {
            case Group group -> new StyledString(group == Group.OPEN ? Messages.DatasetLabels_open
                    : Messages.DatasetLabels_recent);
            case Open open -> opened(open.session());
            case Detail detail -> new StyledString(detail(detail), StyledString.DECORATIONS_STYLER);
            case Recent recent -> recent(recent.file());
        };
    }

    @Override
    public String getText(Object element) {
        return getStyledText(element).getString();
    }

    private static StyledString opened(DatasetSession session) {
        StyledString text = new StyledString((session.dirty() ? "*" : "") + session.file().getFileName());
        if (session.readOnly()) {
            text.append(Messages.DatasetLabels_read_only, StyledString.QUALIFIER_STYLER);
        }
        return text;
    }

    private StyledString recent(Path file) {
        StyledString text = new StyledString(file.getFileName().toString());
        if (facts.isMissing(file)) {
            text.append(Messages.DatasetLabels_missing, StyledString.QUALIFIER_STYLER);
        }
        return text.append("  " + Folders.shortened(file.getParent()), StyledString.QUALIFIER_STYLER);
    }

    private String detail(Detail detail) {
        DatasetSession session = detail.session();
        return switch (detail.fact()) {
            case SIZE -> facts.summary(session)
                    .map(summary -> NLS.bind(Messages.DatasetLabels_size, summary.samples(), summary.classes()))
                    .orElse(Messages.DatasetLabels_counting);
            case STATE -> facts.summary(session).map(DatasetLabels::state).orElse("");
            case FOLDER -> Folders.shortened(session.file().getParent());
        };
    }

    private static String state(DatasetSummary summary) {
        String marks = NLS.bind(Messages.DatasetLabels_marks, summary.boxed(), summary.excluded());
        return summary.reviewable() ? NLS.bind(Messages.DatasetLabels_reviewed, marks, summary.reviewed()) : marks;
    }

    @Override
    public Image getImage(Object element) {
        return switch ((DatasetNode) element) {
            case Group group -> null;
            case Open open -> resources.create(open.session().readOnly() ? LOCKED : DatasetIcons.DATASET);
            case Detail detail -> null;
            case Recent recent -> resources.create(facts.isMissing(recent.file()) ? MISSING : PAST);
        };
    }

    @Override
    public Font getFont(Object element) {
        boolean isActive = element instanceof Open open && active.get().filter(open.session()::equals).isPresent();
        return isActive ? bold : null;
    }

    /** Tells everything about a line, for who has no room to read it. */
    String describe(DatasetNode node) {
        return node.openSession().map(session -> {
            StringBuilder text = new StringBuilder(session.file().toString());
            session.store().readOnlyReason().ifPresent(reason -> text.append('\n').append(reason));
            facts.summary(session).ifPresent(summary -> text.append('\n')
                    .append(NLS.bind(Messages.DatasetLabels_size, summary.samples(), summary.classes())).append('\n')
                    .append(state(summary)));
            return text.toString();
        }).or(() -> node.path().map(file -> facts.isMissing(file)
                ? NLS.bind(Messages.DatasetLabels_missing_tip, file) : file.toString())).orElse("");
    }
}
