using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using SalesAssistant.Bot.Conversation;
using SalesAssistant.Data.Access;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Store;

namespace SalesAssistant.Bot.Commands;

/// <summary>`user add|disable|invite|requests|link`.</summary>
internal static class UserCommand
{
    public static Command Create()
    {
        var command = new Command("user", "Adds and disables people, and makes one-time sign-in links.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(Disable());
        command.Subcommands.Add(Invite());
        command.Subcommands.Add(Requests());
        command.Subcommands.Add(Link());
        return command;
    }

    /// <summary>The user with this number, imported id, e-mail or name.</summary>
    /// <exception cref="InvalidDataException">None or several.</exception>
    public static async Task<User> FindAsync(CrmContext db, string who, CancellationToken cancellationToken)
    {
        var found = await db.Users.Where(user => user.Number == who || user.SourceId == who || user.Email == who || user.Name == who || user.NameEn == who).Take(2).ToListAsync(cancellationToken);
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InvalidDataException($"There is no user '{who}'."),
            _ => throw new InvalidDataException($"Several users are called '{who}'; use the number."),
        };
    }

    private static Command Add()
    {
        var (name, role) = (new Argument<string>("name") { Description = "Name as colleagues write it." }, new Option<Role>("--role") { Description = "Rep, Supervisor, Manager or Admin.", DefaultValueFactory = _ => Role.Rep });
        var (team, email) = (new Option<string?>("--team") { Description = "Team name; made when new." }, new Option<string?>("--email") { Description = "Matched with the OpenID account." });
        var command = new Command("add", "Adds a person.") { name, role, team, email };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            var ids = new RecordIds(TimeProvider.System);
            var user = await store.Writer.WriteAsync(async (connection, transaction, token) =>
            {
                await using var db = store.Contexts.On(connection, transaction, Caller.System);
                return await People.AddAsync(db, ids, parsed.GetValue(name)!, parsed.GetValue(role), parsed.GetValue(team), parsed.GetValue(email), TimeProvider.System.GetUtcNow().UtcDateTime, token);   // a required argument
            }, cancellationToken);
            Console.WriteLine($"{user.Number} {user.Name} ({user.Role})");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Disable()
    {
        var who = new Argument<string>("who") { Description = "Number, name or e-mail." };
        var command = new Command("disable", "Takes a person's rights away at once; what the person owned stays.") { who };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            await store.Writer.WriteAsync(async (connection, transaction, token) =>
            {
                await using var db = store.Contexts.On(connection, transaction, Caller.System);
                var user = await FindAsync(db, parsed.GetValue(who)!, token);   // a required argument
                await People.DisableAsync(db, user, TimeProvider.System.GetUtcNow().UtcDateTime, token);
                Console.WriteLine($"{user.Number} {user.Name} is disabled.");
            }, cancellationToken);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Invite()
    {
        var who = new Argument<string>("who") { Description = "Number, name or e-mail." };
        var command = new Command("invite", "Makes a sign-in link that works once, within 24 hours.") { who };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, configuration) =>
        {
            var secret = await People.AddKeyAsync(store, parsed.GetValue(who)!, "invite", TimeSpan.FromHours(24), cancellationToken);   // a required argument
            Console.WriteLine($"{(configuration["SignIn:PublicUrl"] ?? "http://127.0.0.1:5080").TrimEnd('/')}/invite/{secret}");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Requests()
    {
        var command = new Command("requests", "Lists channel accounts that asked to be linked to a person.");
        command.Runs((_, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            foreach (var request in await LinkRequests.OpenAsync(store, cancellationToken))
            {
                Console.WriteLine($"{request.Code}  {request.Channel}  {request.ExternalKey}  {request.CreatedAt:u}");
            }

            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Link()
    {
        var (code, who) = (new Argument<string>("code") { Description = "The code that the person was told by the assistant." }, new Argument<string>("who") { Description = "Number, name or e-mail." });
        var command = new Command("link", "Approves a request: the channel account acts as this person from now on.") { code, who };
        command.Runs((parsed, cancellationToken) => CommandRun.WithStoreAsync(async (store, _) =>
        {
            await using var db = store.Contexts.Open(Caller.System);
            var user = await FindAsync(db, parsed.GetValue(who)!, cancellationToken);   // a required argument
            if (!await LinkRequests.ApproveAsync(store, parsed.GetValue(code)!, user, TimeProvider.System.GetUtcNow().UtcDateTime, cancellationToken))   // a required argument
            {
                throw new InvalidDataException("Nobody waits under this code; `user requests` lists who does.");
            }

            Console.WriteLine($"{user.Number} {user.Name} is linked.");
            return 0;
        }, cancellationToken));
        return command;
    }
}
