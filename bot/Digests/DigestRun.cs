using Microsoft.Extensions.Options;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Store;
using SalesAssistant.Skills;
using SalesAssistant.Skills.Digests;

namespace SalesAssistant.Bot.Digests;

/// <summary>One look at what is due to be said, by the clock it is given. It stands on what the store says was said before, not on when it ran last: running it twice, late, or in two processes changes nothing.</summary>
internal sealed partial class DigestRun(
    ICrmContexts contexts,
    NoticeStore notices,
    Recipients recipients,
    WeeklyDigest weekly,
    LinkApprovals approvals,
    IEnumerable<DigestPlace> places,
    Texts texts,
    FieldCatalogue fields,
    RecordIds ids,
    CompanyCalendar calendar,
    TimeProvider clock,
    IOptions<SalesSettings> sales,
    DigestSettings settings,
    ILogger<DigestRun> log)
{
    // Longer than any key is asked for again: a week's digest, and reminders as late as they may come.
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(15);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Looks at one kind; the number of messages sent.</summary>
    public Task<int> RunAsync(NoticeKind kind, CancellationToken cancellationToken) => kind switch
    {
        _ when !settings.Enabled => Task.FromResult(0),
        NoticeKind.Morning => MorningAsync(cancellationToken),
        NoticeKind.Weekly => WeeklyAsync(cancellationToken),
        NoticeKind.Reminder => RemindAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Birthdays come with the morning message."),
    };

    /// <summary>What a person would be sent now, were it due; nothing is sent. Null: nothing to say.</summary>
    /// <exception cref="InvalidDataException">There is no such person, or the person is disabled.</exception>
    public async Task<(Recipient To, Reply? Reply)> PreviewAsync(NoticeKind kind, long userId, CancellationToken cancellationToken)
    {
        var to = await RecipientAsync(userId, cancellationToken);
        await using var db = contexts.Open(to.Caller);
        return (to, await ComposeAsync(kind, to, Context(to.Caller, db), cancellationToken));
    }

    /// <summary>Says now what a person would be sent, were it due, under the key that the schedule uses: it is said once, whoever comes first.</summary>
    /// <returns>Where to, and whether it was said; false when there is nothing to say, or it was said before.</returns>
    /// <exception cref="InvalidDataException">There is no such person, or the person is disabled.</exception>
    public async Task<(Recipient To, Reply? Reply, bool IsSaid)> SayNowAsync(NoticeKind kind, long userId, CancellationToken cancellationToken)
    {
        var to = await RecipientAsync(userId, cancellationToken);
        await using var db = contexts.Open(to.Caller);
        var context = Context(to.Caller, db);
        if (kind == NoticeKind.Reminder)
        {
            var said = await notices.SaidAsync(kind, Now - Remembered, cancellationToken);
            var due = await DueReminders.ComposeAsync(context, settings, said[userId].Select(one => one.Key).ToHashSet(), null, cancellationToken);
            return (to, due?.Reply, due is not null && await notices.SayOnceAsync(to, kind, due.Keys, due.Reply, cancellationToken));
        }

        var today = Local().Today;
        var key = NoticeStore.DayKey(kind == NoticeKind.Weekly ? DigestTimes.WeeklyFor(today, settings) ?? today : today);
        var reply = await ComposeAsync(kind, to, context, cancellationToken);
        return (to, reply, reply is not null && await notices.SayOnceAsync(to, kind, [key], reply, cancellationToken));
    }

    private async Task<Recipient> RecipientAsync(long userId, CancellationToken cancellationToken) =>
        (await recipients.AllAsync(cancellationToken)).FirstOrDefault(one => one.Caller.UserId == userId) ?? throw new InvalidDataException("This person is disabled and is sent nothing.");

    private async Task<Reply?> ComposeAsync(NoticeKind kind, Recipient to, SkillContext context, CancellationToken cancellationToken) => kind switch
    {
        NoticeKind.Weekly => await weekly.ComposeAsync(context, cancellationToken),
        NoticeKind.Reminder => (await DueReminders.ComposeAsync(context, settings, new HashSet<string>(), null, cancellationToken))?.Reply,
        _ => await approvals.AddToAsync(await MorningDigest.ComposeAsync(context, settings, to.Wants(NoticeKind.Birthday), cancellationToken), context, cancellationToken),
    };

    private async Task<int> MorningAsync(CancellationToken cancellationToken)
    {
        var (today, now) = Local();
        if (!DigestTimes.IsWorkday(today, settings))
        {
            return 0;
        }

        var key = NoticeStore.DayKey(today);
        var said = await notices.SaidAsync(NoticeKind.Morning, Now - Remembered, cancellationToken);
        return await EachAsync(
            (await recipients.AllAsync(cancellationToken)).Where(to => to.Wants(NoticeKind.Morning) && !said[to.Caller.UserId].Any(one => one.Key == key) && IsDue(to, NoticeKind.Morning, now, settings.MorningAt, settings.MorningHours)),
            async (to, context) => await notices.SayOnceAsync(to, NoticeKind.Morning, [key], await ComposeAsync(NoticeKind.Morning, to, context, cancellationToken), cancellationToken),
            cancellationToken);
    }

    private async Task<int> WeeklyAsync(CancellationToken cancellationToken)
    {
        var (today, now) = Local();
        if (DigestTimes.WeeklyFor(today, settings) is not { } nominal)
        {
            return 0;
        }

        var key = NoticeStore.DayKey(nominal);
        var said = await notices.SaidAsync(NoticeKind.Weekly, Now - Remembered, cancellationToken);
        var sent = await EachAsync(
            (await recipients.AllAsync(cancellationToken)).Where(to => IsForWeekly(to) && !said[to.Caller.UserId].Any(one => one.Key == key) && IsDue(to, NoticeKind.Weekly, now, settings.WeeklyAt, settings.WeeklyHours)),
            async (to, context) => await notices.SayOnceAsync(to, NoticeKind.Weekly, [key], await ComposeAsync(NoticeKind.Weekly, to, context, cancellationToken), cancellationToken),
            cancellationToken);
        sent += await PlacesAsync(key, now, said, cancellationToken);
        if (sent > 0)
        {
            await notices.ForgetAsync(Now - Kept, cancellationToken);   // once a week is enough
        }

        return sent;
    }

    // Each place once a week, whatever the person's own wishes are: the administrator's setting is the wish.
    private async Task<int> PlacesAsync(string week, TimeOnly now, ILookup<long, (string Key, DateTime At)> said, CancellationToken cancellationToken)
    {
        if (!places.Any() || !DigestTimes.IsDue(now, settings.WeeklyAt, settings.WeeklyHours) || DigestTimes.IsQuiet(now, settings))
        {
            return 0;
        }

        var people = await recipients.AllAsync(cancellationToken);
        var sent = 0;
        foreach (var place in places)
        {
            if (people.Where(one => one.Caller.Name == place.Person).ToList() is not [var person])
            {
                LogNobody(log, place.Channel, place.Conversation);
                continue;
            }

            var key = $"{week} {place.Channel}/{place.Conversation}";
            if (said[person.Caller.UserId].Any(one => one.Key == key))
            {
                continue;
            }

            sent += await EachAsync(
                [person with { Channel = place.Channel, Conversation = place.Conversation }],
                async (to, context) => await notices.SayOnceAsync(to, NoticeKind.Weekly, [key], await weekly.ComposeAsync(context, cancellationToken, isForOthers: true), cancellationToken),
                cancellationToken);
        }

        return sent;
    }

    private async Task<int> RemindAsync(CancellationToken cancellationToken)
    {
        HashSet<long> owners;
        await using (var db = contexts.Open(Caller.System))
        {
            owners = [.. await DueReminders.OwnersAsync(db, Now, settings, cancellationToken)];
        }

        if (owners.Count == 0)
        {
            return 0;
        }

        var said = await notices.SaidAsync(NoticeKind.Reminder, Now - Remembered, cancellationToken);
        var mornings = await notices.SaidAsync(NoticeKind.Morning, Now - Remembered, cancellationToken);
        var today = NoticeStore.DayKey(Local().Today);
        return await EachAsync(
            (await recipients.AllAsync(cancellationToken)).Where(to => owners.Contains(to.Caller.UserId) && to.Wants(NoticeKind.Reminder)),
            async (to, context) =>
            {
                DateTime? morning = mornings[to.Caller.UserId].Where(one => one.Key == today).Select(one => (DateTime?)one.At).FirstOrDefault();
                var due = await DueReminders.ComposeAsync(context, settings, said[to.Caller.UserId].Select(one => one.Key).ToHashSet(), morning, cancellationToken);
                return due is not null && await notices.SayOnceAsync(to, NoticeKind.Reminder, due.Keys, due.Reply, cancellationToken);
            },
            cancellationToken);
    }

    // What leaders asked for; a rep gets it by choosing a time of the own ("周报九点发我"), or by asking.
    private static bool IsForWeekly(Recipient to) =>
        to.Wants(NoticeKind.Weekly) && (to.Caller.Scope is AccessScope.Team or AccessScope.All || (to.Caller.Scope == AccessScope.Own && to.Preferences.ContainsKey(NoticeKind.Weekly)));

    // A message held up into the quiet hours is left out; a time that the person chose holds there too.
    private bool IsDue(Recipient to, NoticeKind kind, TimeOnly now, TimeOnly usual, int hours) =>
        DigestTimes.IsDue(now, to.Time(kind) ?? usual, hours) && (to.Time(kind) is not null || !DigestTimes.IsQuiet(now, settings));

    private async Task<int> EachAsync(IEnumerable<Recipient> people, Func<Recipient, SkillContext, Task<bool>> say, CancellationToken cancellationToken)
    {
        var sent = 0;
        foreach (var to in people)
        {
            try
            {
                await using var db = contexts.Open(to.Caller);
                sent += await say(to, Context(to.Caller, db)) ? 1 : 0;
            }
            catch (Exception problem) when (problem is not OperationCanceledException)   // one person's must not keep the others' back; the next look tries again
            {
                LogFailed(log, to.Caller.UserId, problem);
            }
        }

        return sent;
    }

    private (DateOnly Today, TimeOnly Now) Local()
    {
        var local = calendar.ToLocal(Now);
        return (DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private SkillContext Context(Caller caller, CrmContext db) => new()
    {
        Caller = caller,
        Db = db,
        Now = Now,
        Calendar = calendar,
        Language = caller.Language,
        State = ConversationState.Empty,
        Text = "",
        Texts = texts,
        Fields = fields,
        Ids = ids,
        Settings = sales.Value,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "The weekly digest of {Channel} {Place} is not sent: the settings name nobody, or several people, who can sign in")]
    private static partial void LogNobody(ILogger logger, string channel, string place);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was due to person {Person} could not be sent")]
    private static partial void LogFailed(ILogger logger, long person, Exception problem);
}
