package dev.duplex.query.testing;

import dev.duplex.query.projection.Projection;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** The projections that the service has, without the service. */
public final class Projecting {

    private Projecting() {}

    public static List<Projection> all() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Projection.class));
        return scan.findCandidateComponents("dev.duplex.query").stream()
                .map(found -> create(Objects.requireNonNull(found.getBeanClassName())))
                .toList();
    }

    private static Projection create(String type) {
        try {
            var constructor = ClassUtils.forName(type, null).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Projection) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
