namespace SalesAssistant.Bot.Rehearsal;

/// <summary>A door that pushes, as it takes part in the rehearsal: its own code from the wire to the wire, in front of a channel that is not there.</summary>
internal interface IRehearsedDoor
{
    /// <summary>The channel, and the account by which the made-up rep is known there.</summary>
    (string Channel, string Account) Rep { get; }

    /// <summary>Whether there is anything to rehearse: a door that is not set up is closed.</summary>
    bool IsOpen { get; }

    /// <summary>Its services, on a transport of its own.</summary>
    void Furnish(IServiceCollection services, IConfiguration configuration);

    /// <summary>Lets a message in as the channel would send it; returns when the answer has gone out.</summary>
    Task SayAsync(IServiceProvider house, string text, CancellationToken cancellationToken);
}
