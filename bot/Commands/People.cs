using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.SignIn;
using SalesAssistant.Data;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.Audit;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>What the `user` and `key` commands do in the store. Each writes the change log, so that running processes notice at their next turn.</summary>
internal static class People
{
    private const int PrefixLength = 10;

    public static async Task<User> AddAsync(CrmContext db, RecordIds ids, string name, Role role, string? teamName, string? email, DateTime now, CancellationToken cancellationToken)
    {
        var team = teamName is null ? null : await db.Teams.FirstOrDefaultAsync(one => one.Name == teamName, cancellationToken);
        if (team is null && teamName is not null)
        {
            team = new Team { Id = ids.Next(), Name = teamName, CreatedAt = now, UpdatedAt = now };
            team.Number = $"TM-{team.Id}";
            db.Teams.Add(team);
        }

        var user = new User { Id = ids.Next(), Name = name, Role = role, TeamId = team?.Id, Email = email, CreatedAt = now, UpdatedAt = now };
        user.Number = $"U-{await db.Users.CountAsync(cancellationToken) + 1:000000}";
        db.Users.Add(user);
        db.ChangeLog.Add(new ChangeLogEntry { Kind = RecordKind.User, RecordId = user.Id });
        await db.SaveChangesAsync(cancellationToken);
        return user;
    }

    public static Task<int> DisableAsync(CrmContext db, User user, DateTime now, CancellationToken cancellationToken)
    {
        user.IsDisabled = true;
        user.UpdatedAt = now;
        user.Version++;
        db.ChangeLog.Add(new ChangeLogEntry { Kind = RecordKind.User, RecordId = user.Id });
        return db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The secret; only its hash stays.</summary>
    public static async Task<string> AddKeyAsync(SalesStore store, string who, string purpose, TimeSpan? validFor, CancellationToken cancellationToken)
    {
        var secret = $"{(purpose == "api" ? "sak" : "inv")}_{SecretHash.NewSecret()}";
        var (ids, now) = (new RecordIds(TimeProvider.System), TimeProvider.System.GetUtcNow().UtcDateTime);
        await store.Writer.WriteAsync(async (connection, transaction, token) =>
        {
            await using var db = store.Contexts.On(connection, transaction, Caller.System);
            var user = await UserCommand.FindAsync(db, who, token);
            db.AccessKeys.Add(new AccessKey
            {
                Id = ids.Next(),
                Purpose = purpose,
                Prefix = secret[..PrefixLength],
                Hash = SecretHash.Of(secret),
                UserId = user.Id,
                CreatedAt = now,
                ExpiresAt = validFor is { } span ? now + span : null,
            });
            await db.SaveChangesAsync(token);
        }, cancellationToken);
        return secret;
    }
}
