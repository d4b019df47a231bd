// SPDX-License-Identifier: EPL-2.0
package org.imago.help.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.keys.IBindingService;

/** The keys as they are set now, changes of the preferences included. */
final class HelpKeys {

    private HelpKeys() {
    }

    /**
     * Commands that belong together.
     *
     * @param name its name
     * @param keys its commands
     */
    record Category(String name, List<Key> keys) {
    }

    /**
     * A command that can be given by keys.
     *
     * @param command     its name
     * @param description what it does; may be empty
     * @param sequences   the keys, as the menus show them; alternatives in order
     */
    record Key(String command, String description, List<String> sequences) {
    }

    /** Lists the keys that work in the window or on the image. In the UI thread. */
    static List<Category> current() {
        IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
        String scheme = service.getActiveScheme().getId();
        List<Binding> bindings = Arrays.stream(service.getBindings())
                .filter(binding -> binding.getSchemeId().equals(scheme))
                .filter(binding -> binding.getPlatform() == null || binding.getPlatform().equals(SWT.getPlatform()))
                .filter(HelpKeys::isOfWindow).toList();
        Set<String> changed = bindings.stream().filter(binding -> binding.getType() == Binding.USER)
                .map(HelpKeys::place).collect(Collectors.toSet());
        Map<String, Map<String, ParameterizedCommand>> commands = new TreeMap<>();
        Map<String, TreeSet<String>> sequences = new TreeMap<>();
        bindings.stream().filter(binding -> binding.getType() == Binding.USER || !changed.contains(place(binding)))
                .forEach(binding -> add(binding, commands, sequences));
        return commands.entrySet().stream().map(category -> new Category(category.getKey(), category.getValue()
                .entrySet().stream().map(entry -> key(entry.getKey(), entry.getValue(), sequences)).toList())).toList();
    }

    private static boolean isOfWindow(Binding binding) {
        return binding.getContextId().startsWith("org.imago.") || binding.getContextId().equals(
                IContextService.CONTEXT_ID_WINDOW)
                || binding.getContextId().equals(IContextService.CONTEXT_ID_DIALOG_AND_WINDOW);
    }

    /** What a person sets or takes away replaces what stood there. */
    private static String place(Binding binding) {
        return binding.getContextId() + " " + binding.getTriggerSequence().format();
    }

    private static void add(Binding binding, Map<String, Map<String, ParameterizedCommand>> commands,
            Map<String, TreeSet<String>> sequences) {
        name(binding.getParameterizedCommand()).ifPresent(name -> {
            String category = category(binding.getParameterizedCommand());
            commands.computeIfAbsent(category, any -> new TreeMap<>()).put(name, binding.getParameterizedCommand());
            sequences.computeIfAbsent(category + name, any -> new TreeSet<>())
                    .add(binding.getTriggerSequence().format());
        });
    }

    private static Optional<String> name(ParameterizedCommand command) {
        try {
            return command == null || !command.getCommand().isHandled() ? Optional.empty()
                    : Optional.of(command.getName());
        } catch (NotDefinedException e) {
            // Keys of a plug-in that is gone.
            return Optional.empty();
        }
    }

    private static String category(ParameterizedCommand command) {
        try {
            return command.getCommand().getCategory().getName();
        } catch (NotDefinedException e) {
            return "";
        }
    }

    private static Key key(String name, ParameterizedCommand command, Map<String, TreeSet<String>> sequences) {
        String description = "";
        try {
            description = Optional.ofNullable(command.getCommand().getDescription()).orElse("");
        } catch (NotDefinedException e) {
            // Its name has to do.
            description = "";
        }
        return new Key(name, description, List.copyOf(sequences.get(category(command) + name)));
    }
}
