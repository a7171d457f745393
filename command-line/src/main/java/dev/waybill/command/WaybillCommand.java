package dev.waybill.command;

import dev.waybill.command.analytics.RebuildCommand;
import dev.waybill.command.judge.JudgeCommand;
import dev.waybill.command.restore.RestoreCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands. Exit codes: 0 done, 1 failed, 2 wrong usage, others as the command says. */
@Command(name = "waybill", description = "Works on a running Waybill.", mixinStandardHelpOptions = true,
        subcommands = {WaybillCommand.Analytics.class, JudgeCommand.class, RestoreCommand.class})
public final class WaybillCommand {
    private WaybillCommand() {
    }

    /** What has to do with the sales figures. */
    @Command(name = "analytics", description = "Sales figures.", mixinStandardHelpOptions = true,
            subcommands = RebuildCommand.class)
    static final class Analytics {
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** As {@link #main} runs it. A failure is one line for the person who called it, with what to do next. */
    public static CommandLine commandLine() {
        return new CommandLine(new WaybillCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText("waybill: " + failure.getMessage()));
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
