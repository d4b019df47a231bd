// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.swt.SWT;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys as they come, before anybody changes them in the preferences. */
class KeysTest {

    private static List<Binding> bindings() {
        IBindingService service = PlatformUI.getWorkbench().getService(IBindingService.class);
        return Arrays.stream(service.getBindings()).filter(binding -> binding.getParameterizedCommand() != null)
                .filter(binding -> binding.getSchemeId().equals(service.getActiveScheme().getId()))
                .filter(binding -> binding.getPlatform() == null || binding.getPlatform().equals(SWT.getPlatform()))
                .toList();
    }

    @Test
    void noKeyMeansTwoThings() {
        Map<String, List<Binding>> byKey = bindings().stream().collect(Collectors.groupingBy(
                binding -> binding.getContextId() + " " + binding.getTriggerSequence().format(), TreeMap::new,
                Collectors.toList()));
        assertFalse(byKey.isEmpty());
        Map<String, TreeSet<String>> conflicts = new TreeMap<>();
        byKey.forEach((key, several) -> {
            TreeSet<String> commands = several.stream().map(binding -> binding.getParameterizedCommand().serialize())
                    .collect(Collectors.toCollection(TreeSet::new));
            if (commands.size() > 1) {
                conflicts.put(key, commands);
            }
        });
        assertEquals(Map.of(), conflicts);
    }

    @Test
    void whatAKeyDoesIsDefinedNamedAndDescribed() throws NotDefinedException {
        for (Binding binding : bindings()) {
            Command command = binding.getParameterizedCommand().getCommand();
            assertFalse(command.getName().isBlank(), command.getId());
            if (command.getId().startsWith("org.imago.")) {
                assertNotNull(command.getDescription(), command.getId());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "D", "W", "R", "DEL", "E", "SPACE", "1", "9", "F", "N", "ARROW_LEFT", "SHIFT+ARROW_UP",
        "HOME", "END", "CR", "CTRL+C", "CTRL+V", "CTRL+D", "CTRL+B", "CTRL+0", "X", "M", "L", "H", "S"})
    void theKeysOfOtherToolsWorkOnTheImage(String key) throws ParseException {
        KeySequence sequence = KeySequence.getInstance(key);
        List<String> commands = bindings().stream()
                .filter(binding -> binding.getContextId().equals("org.imago.annotation.editor.image"))
                .filter(binding -> binding.getTriggerSequence().equals(sequence))
                .map(binding -> binding.getParameterizedCommand().serialize()).toList();
        assertEquals(1, commands.size(), key + " means " + commands);
    }
}
