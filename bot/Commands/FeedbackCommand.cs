using System.CommandLine;
using SalesAssistant.Bot.Conversation;

namespace SalesAssistant.Bot.Commands;

/// <summary>`feedback`: what people think of the answers, by skill, and what they wrote.</summary>
internal static class FeedbackCommand
{
    private const int MostWords = 50;

    public static Command Create()
    {
        var days = new Option<int>("--days") { DefaultValueFactory = _ => 30, Description = "How far back." };
        var command = new Command("feedback", "What people think of the answers, by skill, and what they wrote.") { days };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            var all = await ReplyFeedback.SinceAsync(store.Contexts, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-parsed.GetValue(days)), cancellationToken);
            foreach (var skill in all.GroupBy(one => one.Skill ?? "-").OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                Console.WriteLine($"{skill.Key}: " + string.Join(", ", skill.GroupBy(one => one.Reaction).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}")));
            }

            foreach (var one in all.Where(one => one.Words is not null).Take(MostWords))
            {
                Console.WriteLine($"{one.At:yyyy-MM-dd} {one.Skill ?? "-"} {one.Reaction}: {one.Words!.ReplaceLineEndings(" ")}");   // chosen for having some
            }

            return 0;
        }, cancellationToken));
        return command;
    }
}
