using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Bot.Commands;

/// <summary>`key create|revoke`: API keys, each of one CRM user; the store holds only a hash.</summary>
internal static class KeyCommand
{
    public static Command Create()
    {
        var command = new Command("key", "Makes and revokes API keys.");
        command.Subcommands.Add(Make());
        command.Subcommands.Add(Revoke());
        return command;
    }

    private static Command Make()
    {
        var who = new Argument<string>("who") { Description = "The user whose rights the key has: number, name or e-mail." };
        var command = new Command("create", "Prints a new key; it is shown this once.") { who };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            Console.WriteLine(await People.AddKeyAsync(store, parsed.GetValue(who)!, "api", validFor: null, cancellationToken));   // a required argument
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var prefix = new Argument<string>("prefix") { Description = "The key's first characters." };
        var command = new Command("revoke", "Makes a key worthless at once.") { prefix };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            var revoked = await store.Writer.WriteAsync(async (connection, transaction, token) =>
            {
                await using var db = store.Contexts.On(connection, transaction, Caller.System);
                var start = parsed.GetValue(prefix)!;   // a required argument
                var now = TimeProvider.System.GetUtcNow().UtcDateTime;
                return await db.AccessKeys.Where(key => key.Prefix == start && key.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, now), token);
            }, cancellationToken);
            Console.WriteLine(revoked == 0 ? "There is no such key." : $"{revoked} revoked.");
            return revoked == 0 ? 1 : 0;
        }, cancellationToken));
        return command;
    }
}
