using System.CommandLine;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>How every command ends: expected problems in one readable line and exit code 1, bugs with their stack and 2.</summary>
internal static class CommandRun
{
    public static void Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) =>
        command.SetAction(async (parsed, cancellationToken) =>
        {
            try
            {
                return await work(parsed, cancellationToken);
            }
            catch (Exception problem) when (problem is StoreRefusedException or InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException or Microsoft.Extensions.Options.OptionsValidationException)
            {
                await Console.Error.WriteLineAsync(problem is Microsoft.Extensions.Options.OptionsValidationException { Failures: var lines } ? string.Join('\n', lines) : problem.Message);
                return 1;
            }
        });

    /// <summary>Opens the configured store for one command.</summary>
    public static async Task<int> WithStoreAsync(Func<SalesStore, IConfiguration, Task<int>> work, CancellationToken cancellationToken)
    {
        var configuration = CommandSettings.Load();
        await using var store = await SalesStore.OpenAsync(CommandSettings.Store(configuration), TimeProvider.System, cancellationToken);
        return await work(store, configuration);
    }
}
