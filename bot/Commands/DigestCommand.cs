using System.CommandLine;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Notices;

namespace SalesAssistant.Bot.Commands;

/// <summary>`digest KIND WHO`: what a person would be sent now.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "morning, reminder or weekly." };
        kind.AcceptOnlyFromAmong("morning", "reminder", "weekly");
        var who = new Argument<string>("who") { Description = "Number, name or e-mail." };
        var command = new Command("digest", "Prints what a person would be sent unasked now; nothing is sent.") { kind, who };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddAssistant(configuration, store, TimeProvider.System);
            await using var provider = services.BuildServiceProvider();
            await using var db = store.Contexts.Open(Caller.System);
            var user = await UserCommand.FindAsync(db, parsed.GetValue(who)!, cancellationToken);   // a required argument
            var (to, reply) = await provider.GetRequiredService<DigestRun>().PreviewAsync(Enum.Parse<NoticeKind>(parsed.GetValue(kind)!, ignoreCase: true), user.Id, cancellationToken);   // as above
            Console.WriteLine($"to {to.Channel} {to.Conversation}");
            Console.WriteLine(reply is null ? "(nothing to say)" : ReplyText.Of(reply));
            return 0;
        }, cancellationToken));
        return command;
    }
}
