package dev.crease;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/// A public class has a public method or constructor that names a type of some packages.
final class ExposeNoType extends ArchCondition<JavaClass> {
  private final String prefix;

  private ExposeNoType(String prefix) {
    super("expose a type of " + prefix);
    this.prefix = prefix;
  }

  static ExposeNoType of(String prefix) {
    return new ExposeNoType(prefix);
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    for (JavaCodeUnit unit : item.getCodeUnits()) {
      boolean shown = unit.getModifiers().contains(JavaModifier.PUBLIC);
      boolean exposes =
          Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream())
              .anyMatch(type -> type.getName().startsWith(prefix));
      if (shown && exposes) {
        events.add(SimpleConditionEvent.satisfied(item, unit.getFullName() + " exposes it"));
      }
    }
  }
}
