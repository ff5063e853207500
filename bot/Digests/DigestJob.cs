using Quartz;
using SalesAssistant.Data.Notices;

namespace SalesAssistant.Bot.Digests;

/// <summary>A beat of the schedule: one look at one kind. Two beats of a kind never run beside each other.</summary>
[DisallowConcurrentExecution]
internal sealed class DigestJob(DigestRun run) : IJob
{
    /// <summary>Group of the jobs and triggers; each is named by its <see cref="NoticeKind"/>.</summary>
    public const string Group = "digests";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await run.RunAsync(Enum.Parse<NoticeKind>(context.JobDetail.Key.Name), cancellationToken);
    }
}
