// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.imago.dataset.ExpressionException;
import org.imago.dataset.ui.internal.table.FilterSetting.Which;

/** The controls in which a person says which samples she wants to see. */
final class FilterBar {

    /** How long typing must pause before samples are filtered, milliseconds. */
    private static final int PAUSE = 200;
    private static final int TEXT_CHARACTERS = 18;
    private static final int EXPRESSION_CHARACTERS = 25;

    private final Composite bar;
    private final Text text;
    private final Button classes;
    private final Combo excluded;
    private final Combo box;
    private final Combo reviewed;
    private final Combo problems;
    private final Text expression;
    private final Button clear;
    private final ControlDecoration mistake;
    private final Consumer<FilterSetting> changed;
    private final Supplier<List<String>> classNames;
    private final Runnable apply = this::apply;
    private Set<String> chosen = Set.of();
    private boolean filling;
    /** Whether another view chose the samples. */
    private boolean chosenElsewhere;

    /**
     * Creates the bar.
     *
     * @param parent     its parent
     * @param classNames lists the classes that there are
     * @param changed    told what is wanted, whenever that changes
     */
    FilterBar(Composite parent, Supplier<List<String>> classNames, Consumer<FilterSetting> changed) {
        this.changed = changed;
        this.classNames = classNames;
        bar = new Composite(parent, SWT.NONE);
        PixelConverter characters = new PixelConverter(bar);
        int gap = characters.convertWidthInCharsToPixels(1);
        RowLayoutFactory.swtDefaults().wrap(true).center(true).spacing(gap).margins(gap, gap / 2).applyTo(bar);
        text = field(SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL, Messages.FilterBar_text, TEXT_CHARACTERS);
        classes = new Button(bar, SWT.PUSH);
        classes.addListener(SWT.Selection, event -> chooseClasses());
        excluded = choice(Messages.FilterBar_excluded);
        box = choice(Messages.FilterBar_box);
        reviewed = choice(Messages.FilterBar_reviewed);
        problems = choice(Messages.FilterBar_problems);
        expression = field(SWT.BORDER, Messages.FilterBar_expression, EXPRESSION_CHARACTERS);
        expression.setToolTipText(Messages.FilterBar_expressionHelp);
        mistake = new ControlDecoration(expression, SWT.LEFT | SWT.TOP);
        mistake.setImage(FieldDecorationRegistry.getDefault()
                .getFieldDecoration(FieldDecorationRegistry.DEC_ERROR).getImage());
        mistake.hide();
        clear = new Button(bar, SWT.PUSH);
        clear.setText(Messages.FilterBar_clear);
        clear.addListener(SWT.Selection, event -> {
            set(FilterSetting.NONE);
            apply();
        });
        set(FilterSetting.NONE);
    }

    private Text field(int style, String name, int characters) {
        Text field = new Text(bar, SWT.SINGLE | style);
        field.setMessage(name);
        name(field, name);
        field.setLayoutData(new RowData(new PixelConverter(field).convertWidthInCharsToPixels(characters),
                SWT.DEFAULT));
        field.addListener(SWT.Modify, event -> applySoon());
        field.addListener(SWT.DefaultSelection, event -> apply());
        return field;
    }

    /** The texts are those for all, yes and no, separated by bars. */
    private Combo choice(String texts) {
        Combo combo = new Combo(bar, SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(texts.split("\\|"));
        name(combo, combo.getItem(0));
        combo.addListener(SWT.Selection, event -> apply());
        return combo;
    }

    private static void name(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }

    private void chooseClasses() {
        List<String> names = new ArrayList<>(classNames.get());
        names.add("");
        ClassPopup.open(classes, names, chosen, wanted -> {
            chosen = wanted;
            showClasses();
            apply();
        });
    }

    private void showClasses() {
        String names = chosen.isEmpty() ? Messages.FilterBar_anyClass : get().classNames();
        classes.setText(NLS.bind(Messages.FilterBar_class, names).replace("&", "&&"));
        classes.setToolTipText(names);
        bar.getParent().layout(new Control[] {classes});
    }

    private void applySoon() {
        if (!filling) {
            bar.getDisplay().timerExec(PAUSE, apply);
        }
    }

    private void apply() {
        if (!bar.isDisposed()) {
            bar.getDisplay().timerExec(-1, apply);
            chosenElsewhere = false;
            enableClear();
            changed.accept(get());
        }
    }

    /** Returns the control, for layout. */
    Composite control() {
        return bar;
    }

    /** Returns what the person wants to see. */
    FilterSetting get() {
        return new FilterSetting(text.getText(), chosen, which(excluded), which(box), which(reviewed),
                problems.getSelectionIndex() > 0, expression.getText());
    }

    private static Which which(Combo combo) {
        return Which.values()[Math.max(0, combo.getSelectionIndex())];
    }

    /** Shows what is wanted, without telling anybody. */
    void set(FilterSetting setting) {
        filling = true;
        text.setText(setting.text());
        chosen = setting.classes();
        excluded.select(setting.excluded().ordinal());
        box.select(setting.box().ordinal());
        reviewed.select(setting.reviewed().ordinal());
        problems.select(setting.problems() ? 1 : 0);
        expression.setText(setting.expression());
        enableClear();
        showClasses();
        filling = false;
    }

    private void enableClear() {
        clear.setEnabled(chosenElsewhere || !get().equals(FilterSetting.NONE));
    }

    /** Says whether another view chose the samples; all are shown again when that is cleared here. */
    void showElsewhere(boolean elsewhere) {
        chosenElsewhere = elsewhere;
        enableClear();
    }

    /** Says that the expression is right. */
    void showRight() {
        mistake.hide();
        mistake.hideHover();
    }

    /** Shows what is wrong with the expression, and returns it in words. */
    String showMistake(ExpressionException e) {
        String words = e.getMessage().substring(0, 1).toUpperCase(Locale.ROOT) + e.getMessage().substring(1);
        mistake.setDescriptionText(words);
        mistake.show();
        return words;
    }

    /** Puts the focus where a person types. */
    void setFocus() {
        text.setFocus();
    }

    Text text() {
        return text;
    }

    Text expression() {
        return expression;
    }

    Button clear() {
        return clear;
    }

    boolean marksMistake() {
        return mistake.isVisible();
    }
}
