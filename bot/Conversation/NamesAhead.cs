using System.Data.Common;
using SalesAssistant.Skills.Language.Entities;

namespace SalesAssistant.Bot.Conversation;

/// <summary>Builds the index of names behind the start, so that the first message does not wait for it: ten seconds with a million deals. A turn that comes earlier waits for the same build.</summary>
internal sealed partial class NamesAhead(NameIndex names, ILogger<NamesAhead> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await names.RefreshAsync(stoppingToken);
        }
        catch (DbException error)   // the store may be busy just now; the first turn builds the index then
        {
            LogLeft(error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The index of names could not be built ahead; the first message does it.")]
    private partial void LogLeft(Exception error);
}
