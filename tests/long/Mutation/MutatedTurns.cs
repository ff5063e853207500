using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Channels;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;

namespace SalesAssistant.Long.Mutation;

/// <summary>Mutated texts as messages, through inbox, turn and outbox, in short conversations where real sentences open cards and questions and answers close them.</summary>
internal sealed class MutatedTurns(Company company, Mutator mutator, int seed)
{
    private const int TurnsEach = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Answers = ["保存", "对", "不对，是300万", "撤销", "第二个", "全部保存", "算了", "为什么", "save", "undo that", "the first one"];

    /// <summary>How many of <paramref name="count"/> messages had no reply.</summary>
    public async Task<int> RunAsync(int count)
    {
        var assistant = company.Services.GetRequiredService<Assistant>();
        var silent = 0;
        await Parallel.ForAsync(0, (count + TurnsEach - 1) / TurnsEach, async (talk, cancellationToken) =>
        {
            var random = new Random(unchecked((seed * 486_187_739) + (talk * 92_821)));
            var caller = company.Callers[talk % company.Callers.Count];
            for (var turn = 0; turn < TurnsEach; turn++)
            {
                var accepted = await assistant.AcceptAsync(Message(Text(random), caller, talk, turn), cancellationToken);
                if (await assistant.WaitForReplyAsync(accepted.InboxId, Patience, cancellationToken) is null)
                {
                    Interlocked.Increment(ref silent);
                }
            }
        });
        return silent;
    }

    private string Text(Random random) => random.Next(10) switch
    {
        < 2 => mutator.Plain(random),
        < 4 => Answers[random.Next(Answers.Length)],
        _ => mutator.Make(random),
    };

    private static IncomingMessage Message(string text, Caller caller, int talk, int turn) =>
        new("web", $"talk{talk}", $"t{turn}", SenderKeys.OfUser(caller.UserId), text, Company.LocalNow);
}
