using Quartz;
using SalesAssistant.Data;
using SalesAssistant.Data.Notices;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>Keeps the stored schedule as the settings say, and runs it. A trigger that stands is left alone: replacing it would forget the beat that was missed while no process ran, and that beat fires once at the start.</summary>
internal sealed class DigestScheduler(ISchedulerFactory factory, DigestSettings settings, CompanyCalendar calendar, TimeProvider clock) : BackgroundService
{
    private static readonly NoticeKind[] Kinds = [NoticeKind.Morning, NoticeKind.Reminder, NoticeKind.Weekly];
    private IScheduler? _scheduler;

    private string Cron => $"0 0/{settings.BeatMinutes} * * * ?";

    // Beside the start, which need not wait for it: the doors answer 0.3 s earlier.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (!settings.Enabled)
        {
            return;
        }

        _scheduler = await factory.GetScheduler(stoppingToken);
        foreach (var kind in Kinds)
        {
            await EnsureAsync(_scheduler, kind, stoppingToken);
        }

        await _scheduler.Start(stoppingToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null)
        {
            await _scheduler.Shutdown(true, cancellationToken);   // a beat under way is seen to its end
        }
    }

    private async Task EnsureAsync(IScheduler scheduler, NoticeKind kind, CancellationToken cancellationToken)
    {
        var key = new TriggerKey(kind.ToString(), DigestJob.Group);
        var job = JobBuilder.Create<DigestJob>().WithIdentity(kind.ToString(), DigestJob.Group).StoreDurably().RequestRecovery().Build();   // a look that was killed is taken up at the next start
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);
        if (await scheduler.GetTrigger(key, cancellationToken) is ICronTrigger standing && standing.CronExpressionString == Cron && standing.TimeZone.Id == calendar.Zone.Id)
        {
            await scheduler.ResetTriggerFromErrorState(key, cancellationToken);   // a build that could not run the job has put it aside; this one can
            return;
        }

        var trigger = TriggerBuilder.Create(clock).WithIdentity(key).ForJob(job)
            .WithCronSchedule(Cron, cron => cron.InTimeZone(calendar.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed))
            .Build();
        await scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
    }
}
