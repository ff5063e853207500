using System.CommandLine;
using SalesAssistant.Bot.Channels.Teams;
using SalesAssistant.Bot.Channels.WeCom;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>`digest KIND WHO`: what a person would be sent now, and with --send the sending.</summary>
internal static class DigestCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = "morning, reminder or weekly." };
        kind.AcceptOnlyFromAmong("morning", "reminder", "weekly");
        var who = new Argument<string>("who") { Description = "Number, name or e-mail." };
        var send = new Option<bool>("--send") { Description = "Say it now instead of at its time; the running assistant delivers it within 15 seconds. What was said already is not said again." };
        var command = new Command("digest", "Prints what a person would be sent unasked now; nothing is sent without --send.") { kind, who, send };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(
            (store, configuration) => RunAsync(store, configuration, Enum.Parse<NoticeKind>(parsed.GetValue(kind)!, ignoreCase: true), parsed.GetValue(who)!, parsed.GetValue(send), cancellationToken),   // required arguments
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SalesStore store, IConfiguration configuration, NoticeKind kind, string who, bool isSent, CancellationToken cancellationToken)
    {
        // The doors say which channels are open; none of them is started.
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = CommandSettings.EnvironmentName, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddAssistant(configuration, store, TimeProvider.System).AddTeamsChannel(configuration).AddWeComChannel(configuration);
        using var host = builder.Build();
        await using var db = store.Contexts.Open(Caller.System);
        var user = await UserCommand.FindAsync(db, who, cancellationToken);
        var run = host.Services.GetRequiredService<DigestRun>();
        var (to, reply, isSaid) = isSent ? await run.SayNowAsync(kind, user.Id, cancellationToken) : await PreviewAsync(run, kind, user.Id, cancellationToken);
        Console.WriteLine($"to {to.Channel} {to.Conversation}");
        Console.WriteLine(reply is null ? "(nothing to say)" : ReplyText.Of(reply));
        if (isSent && reply is not null)
        {
            Console.WriteLine(isSaid ? "(said)" : "(it was said before and is not said again)");
        }

        return 0;
    }

    private static async Task<(Recipient To, Skills.Reply? Reply, bool IsSaid)> PreviewAsync(DigestRun run, NoticeKind kind, long user, CancellationToken cancellationToken)
    {
        var (to, reply) = await run.PreviewAsync(kind, user, cancellationToken);
        return (to, reply, false);
    }
}
