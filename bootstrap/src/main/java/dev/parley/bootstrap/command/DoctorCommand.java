package dev.parley.bootstrap.command;

import dev.parley.bootstrap.StartRefusedException;
import dev.parley.bootstrap.installation.Installation;

import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code parley doctor}. */
@Command(
        name = "doctor",
        description = {
            "Checks settings, data directory, store, network and model providers, and says for"
                    + " each problem what to do.",
            "One line for each; those with a problem begin with that word.",
            "Asks each provider's model for one word, which may cost a few tokens."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is well", "1:something has a problem"})
final class DoctorCommand extends StoreCommand {

    @Override
    public Integer call() {
        var report = new Report(out());
        try {
            var isWell = true;
            if (!administration().isService()) {
                var settings = administration().settings(options());
                report.well("settings", "all are understood");
                var ground = new Ground(settings.store().dataDirectory());
                ground.examine(report);
                if (settings.store().secretKey() == null) {
                    ground.examineSecretKey(report);
                }
                isWell = report.isWell();
            }
            return super.call() == 0 && isWell ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (StartRefusedException refused) {
            report.problem("start", String.valueOf(refused.getMessage()));
            return ExitCode.SOFTWARE;
        }
    }

    @Override
    int run(Installation installation) {
        var report = new Report(out());
        new Checkup(installation).examine(report);
        return report.isWell() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
