// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Link;
import org.imago.dataset.ui.DatasetIcons;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.DatasetNode.Detail;
import org.imago.dataset.ui.internal.open.DatasetNode.Fact;
import org.imago.dataset.ui.internal.open.DatasetNode.Group;
import org.imago.dataset.ui.internal.open.DatasetNode.Open;
import org.imago.dataset.ui.internal.open.DatasetNode.Recent;

/**
 * The open and the recent data sets, with what can be done with them; where there are none, how to come by one. Needs no
 * workbench.
 */
final class DatasetsPane {

    private final DatasetSessions sessions;
    private final RecentDatasets recent;
    private final DatasetActions actions;
    private final DatasetFacts facts;
    private final Composite stack;
    private final StackLayout pages = new StackLayout();
    private final Composite invitation;
    private final TreeViewer viewer;
    private final DatasetLabels labels;

    /**
     * Creates the pane.
     *
     * @param parent   filled by it
     * @param sessions the open data sets
     * @param recent   those that were open
     * @param actions  what a person can do
     */
    DatasetsPane(Composite parent, DatasetSessions sessions, RecentDatasets recent, DatasetActions actions) {
        this.sessions = sessions;
        this.recent = recent;
        this.actions = actions;
        this.facts = new DatasetFacts(parent.getDisplay(), this::showFacts);
        Composite pane = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(pane);
        GridDataFactory.fillDefaults().applyTo(tools().createControl(pane));
        stack = new Composite(pane, SWT.NONE);
        stack.setLayout(pages);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        invitation = invitation();
        viewer = new TreeViewer(stack, SWT.SINGLE | SWT.H_SCROLL | SWT.V_SCROLL);
        labels = new DatasetLabels(viewer.getTree(), facts, sessions::active);
        prepareTree();
        acceptFiles(pane);
        pane.addDisposeListener(event -> facts.dispose());
        sessions.all().forEach(facts::count);
        refresh();
    }

    private ToolBarManager tools() {
        ToolBarManager tools = new ToolBarManager(SWT.FLAT | SWT.HORIZONTAL);
        tools.add(action(Messages.DatasetsPane_open, "open", actions::browse));
        tools.add(new Separator());
        tools.add(action(Messages.DatasetsPane_new_from_folder, "new-from-folder", actions::newFromFolder));
        tools.add(action(Messages.DatasetsPane_new_from_csv, "new-from-csv", actions::newFromCsv));
        return tools;
    }

    private static IAction action(String text, String icon, Runnable work) {
        IAction action = action(text, work);
        action.setImageDescriptor(DatasetIcons.icon(icon));
        action.setToolTipText(text);
        return action;
    }

    private static IAction action(String text, Runnable work) {
        return new Action(text) {
            @Override
            public void run() {
                work.run();
            }
        };
    }

    private Composite invitation() {
        Composite page = new Composite(stack, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(margin(page), margin(page)).spacing(0, margin(page)).applyTo(page);
        link(page, Messages.DatasetsPane_none, () -> { });
        link(page, Messages.DatasetsPane_link_open, actions::browse);
        link(page, Messages.DatasetsPane_link_folder, actions::newFromFolder);
        link(page, Messages.DatasetsPane_link_csv, actions::newFromCsv);
        link(page, Messages.DatasetsPane_drop, () -> { });
        return page;
    }

    private static int margin(Composite page) {
        return new PixelConverter(page).convertHorizontalDLUsToPixels(6);
    }

    private static void link(Composite page, String text, Runnable work) {
        Link link = new Link(page, SWT.WRAP);
        link.setText(text);
        link.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> work.run()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(link);
    }

    private void prepareTree() {
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new Labels());
        viewer.setUseHashlookup(true);
        ColumnViewerToolTipSupport.enableFor(viewer, ToolTip.NO_RECREATE);
        viewer.addOpenListener(event -> selected().ifPresent(this::openNode));
        viewer.getTree().addKeyListener(KeyListener.keyPressedAdapter(event -> {
            if (event.keyCode == SWT.DEL && event.stateMask == 0) {
                selected().ifPresent(this::forget);
            }
        }));
        viewer.getTree().getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                if (event.childID == ACC.CHILDID_SELF) {
                    event.result = Messages.DatasetsPane_name;
                }
            }
        });
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(manager -> selected().ifPresent(node -> fill(manager, node)));
        viewer.getTree().setMenu(menu.createContextMenu(viewer.getTree()));
        viewer.setInput(this);
        viewer.expandToLevel(2);
    }

    private final class Labels extends DelegatingStyledCellLabelProvider {

        Labels() {
            super(labels);
        }

        @Override
        public String getToolTipText(Object element) {
            String text = labels.describe((DatasetNode) element);
            return text.isEmpty() ? null : text;
        }
    }

    private final class Content implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            List<DatasetNode> groups = new ArrayList<>();
            if (!sessions.all().isEmpty()) {
                groups.add(Group.OPEN);
            }
            if (!closed().isEmpty()) {
                groups.add(Group.RECENT);
            }
            return groups.toArray();
        }

        @Override
        public Object[] getChildren(Object element) {
            return switch ((DatasetNode) element) {
                case Group group -> group == Group.OPEN ? sessions.all().stream().map(Open::new).toArray()
                        : closed().stream().map(Recent::new).toArray();
                case Open open -> details(open.session());
                case Detail detail -> new Object[0];
                case Recent file -> new Object[0];
            };
        }

        private Object[] details(DatasetSession session) {
            List<Fact> known = facts.summary(session).isPresent() ? List.of(Fact.values())
                    : List.of(Fact.SIZE, Fact.FOLDER);
            return known.stream().map(fact -> new Detail(session, fact)).toArray();
        }

        @Override
        public Object getParent(Object element) {
            return switch ((DatasetNode) element) {
                case Group group -> null;
                case Open open -> Group.OPEN;
                case Detail detail -> new Open(detail.session());
                case Recent file -> Group.RECENT;
            };
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Group || element instanceof Open;
        }
    }

    private List<Path> closed() {
        return recent.all().stream().filter(file -> sessions.find(file).isEmpty()).toList();
    }

    private Optional<DatasetNode> selected() {
        return Optional.ofNullable((DatasetNode) viewer.getStructuredSelection().getFirstElement());
    }

    private void openNode(DatasetNode node) {
        node.path().ifPresentOrElse(actions::open,
                () -> viewer.setExpandedState(node, !viewer.getExpandedState(node)));
    }

    private void forget(DatasetNode node) {
        if (node instanceof Recent file) {
            recent.remove(List.of(file.file()));
            refresh();
        }
    }

    private void fill(IMenuManager menu, DatasetNode node) {
        Optional<Path> path = node.path();
        if (path.isEmpty()) {
            return;
        }
        menu.add(action(node.openSession().isPresent() ? Messages.DatasetsPane_show : Messages.DatasetsPane_open_this,
                () -> actions.open(path.get())));
        node.openSession().ifPresent(session -> menu.add(action(Messages.DatasetsPane_close,
                () -> actions.close(session))));
        menu.add(new Separator());
        menu.add(action(Messages.DatasetsPane_reveal, () -> actions.reveal(path.get())));
        menu.add(action(Messages.DatasetsPane_copy_path, () -> actions.copyPath(path.get())));
        if (node instanceof Recent) {
            menu.add(new Separator());
            menu.add(action(Messages.DatasetsPane_forget, () -> forget(node)));
            menu.add(action(Messages.DatasetsPane_forget_missing, this::forgetMissing));
        }
    }

    private void forgetMissing() {
        recent.remove(recent.all().stream().filter(facts::isMissing).toList());
        refresh();
    }

    private void acceptFiles(Composite pane) {
        DropTarget target = new DropTarget(pane, DND.DROP_DEFAULT | DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void dragEnter(DropTargetEvent event) {
                // A move would ask the file manager to remove the file.
                event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_LINK;
            }

            @Override
            public void dragOperationChanged(DropTargetEvent event) {
                dragEnter(event);
            }

            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] paths) {
                    // The file manager waits for the end of this call; a dialog must not keep it waiting.
                    pane.getDisplay().asyncExec(() -> List.of(paths).forEach(path -> actions.open(Path.of(path))));
                }
            }
        });
    }

    /** Shows what is open and recent now. */
    void refresh() {
        if (stack.isDisposed()) {
            return;
        }
        facts.look(closed());
        boolean some = !sessions.all().isEmpty() || !closed().isEmpty();
        pages.topControl = some ? viewer.getTree() : invitation;
        stack.layout();
        showFacts();
    }

    private void showFacts() {
        if (!stack.isDisposed()) {
            viewer.refresh();
        }
    }

    /** Shows a data set that was opened. */
    void opened(DatasetSession session) {
        facts.count(session);
        refresh();
        viewer.expandToLevel(Group.OPEN, 1);
        viewer.expandToLevel(Group.RECENT, 1);
        viewer.expandToLevel(new Open(session), 1);
        viewer.setSelection(new StructuredSelection(new Open(session)), true);
    }

    /** Shows that a data set was closed. */
    void closed(DatasetSession session) {
        facts.forget(session);
        refresh();
        viewer.expandToLevel(Group.RECENT, 1);
    }

    /** Counts again after edits. */
    void edited(DatasetSession session) {
        if (sessions.all().contains(session)) {
            facts.count(session);
        }
    }

    /** Takes the focus. */
    void setFocus() {
        pages.topControl.setFocus();
    }

    /** Returns the tree, for tests. */
    TreeViewer viewer() {
        return viewer;
    }

    /** Returns the page that is shown while there is nothing to list, for tests. */
    Composite invitationPage() {
        return invitation;
    }
}
