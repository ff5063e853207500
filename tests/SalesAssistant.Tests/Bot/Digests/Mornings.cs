using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Bot.Digests;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Notices;
using SalesAssistant.Data.Tasks;
using SalesAssistant.Skills;
using SalesAssistant.Tests.Support;

namespace SalesAssistant.Tests.Bot.Digests;

/// <summary>The small company on a working day, and the looks at what is due.</summary>
internal static class Mornings
{
    /// <summary>Where the rep's messages go: nobody has linked a channel.</summary>
    public const string RepTalk = "user:11/main";

    /// <summary>Wednesday 4 March 2026 at this wall-clock time in Shanghai.</summary>
    public static DateTimeOffset At(int hour, int minute, int day = 4) => new(2026, 3, day, hour, minute, 0, TimeSpan.FromHours(8));

    public static Task<int> LookAsync(this House house, NoticeKind kind = NoticeKind.Morning) => house.Services.GetRequiredService<DigestRun>().RunAsync(kind, CancellationToken.None);

    public static Task AddAsync(this House house, params object[] rows) => house.Store.Writer.WriteAsync(async (connection, transaction, token) =>
    {
        await using var db = house.Store.Contexts.On(connection, transaction, Caller.System);
        db.AddRange(rows);
        await db.SaveChangesAsync(token);
    });

    /// <summary>A task of the rep.</summary>
    public static SalesTask Task(long id, string title, int day, TimeOnly? at = null, DateTimeOffset? remind = null, long createdBy = House.People.Rep) => new()
    {
        Id = id,
        Number = $"T-{id}",
        Title = title,
        DueDate = new DateOnly(2026, 3, day),
        DueTime = at,
        RemindAt = remind?.UtcDateTime,
        OwnerId = House.People.Rep,
        CreatedById = createdBy,
        CustomerId = 41,
        CreatedAt = At(7, 0, 1).UtcDateTime,
        UpdatedAt = At(7, 0, 1).UtcDateTime,
    };

    /// <summary>A visit that the rep has planned.</summary>
    public static Activity Visit(long id, string name, DateTimeOffset start) => new()
    {
        Id = id,
        Number = $"A-{id}",
        Name = name,
        Type = "visit",
        CustomerId = 41,
        OwnerId = House.People.Rep,
        PlannedStart = start.UtcDateTime,
        PlannedOn = DateOnly.FromDateTime(start.DateTime),
    };

    /// <summary>What was sent unasked, oldest first.</summary>
    public static async Task<IReadOnlyList<(string Conversation, Reply Reply)>> SentAsync(this House house) =>
        [.. (await house.ReadAsync(db => db.Outbox.Where(row => row.InboxId == null).OrderBy(row => row.Id).Select(row => new { row.ConversationKey, row.ReplyJson }).ToListAsync())).Select(row => (row.ConversationKey, WireJson.Read<OutboxContent>(row.ReplyJson).Reply))];

    /// <summary>The rep's only message.</summary>
    public static async Task<Said> OnlyAsync(this House house) => new(Assert.Single(await house.SentAsync(), sent => sent.Conversation == RepTalk).Reply, null, null);
}
