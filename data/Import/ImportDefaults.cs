using SalesAssistant.Data.Activities;
using SalesAssistant.Data.Changes;
using SalesAssistant.Data.Contacts;
using SalesAssistant.Data.Customers;
using SalesAssistant.Data.Fields;
using SalesAssistant.Data.Interactions;
using SalesAssistant.Data.Opportunities;
using SalesAssistant.Data.Orders;
using SalesAssistant.Data.People;
using SalesAssistant.Data.Products;
using SalesAssistant.Data.Store;
using SalesAssistant.Data.Targets;
using SalesAssistant.Data.Tasks;

namespace SalesAssistant.Data.Import;

/// <summary>What an imported record needs and its file does not say.</summary>
internal sealed class ImportDefaults(RecordResolver resolver, CompanyCalendar calendar, ChangeRules rules, RecordIds ids, DateTime now, string currency)
{
    /// <summary>Interactions whose tasks the import brings itself: they get none made.</summary>
    public HashSet<long> WithTasks { get; } = [];

    /// <summary>Records that come with <paramref name="row"/>'s.</summary>
    public IEnumerable<ImportRow> Complete(ImportRow row)
    {
        switch (row.Record)
        {
            case User user:
                user.Language = user.Name.Any(character => character >= 0x2E80) ? "zh" : row.Said.Contains(nameof(User.Language)) ? user.Language : "en";
                break;
            case Opportunity deal:
                OfDeal(row, deal);
                break;
            case Interaction interaction:
                return OfInteraction(row, interaction);
            case Activity activity:
                activity.PlannedOn = calendar.DateOf(activity.PlannedStart);
                activity.OwnerId ??= OwnerOf(activity.CustomerId);
                activity.CreatedById ??= activity.OwnerId;
                break;
            case SalesTask task:
                task.OwnerId ??= OwnerOf(task.CustomerId);
                task.CreatedById ??= task.OwnerId;
                break;
            case Order order:
                order.Currency = row.Said.Contains(nameof(Order.Currency)) ? order.Currency : row.Currency ?? currency;
                order.OwnerId ??= OwnerOf(order.CustomerId);
                break;
            case OrderLine line:
                OfLine(row, line);
                break;
            case Target target:
                target.Currency = row.Said.Contains(nameof(Target.Currency)) ? target.Currency : row.Currency ?? currency;
                break;
        }

        return [];
    }

    /// <summary>A contact that stands in the customer's own row; null when there is none.</summary>
    public ImportRow? PrimaryContact(ImportColumns columns, ImportRow row, string[] cells)
    {
        if (row.Record is not Customer customer || customer.PrimaryContactId is not null || columns.Other(cells, "contactname", "联系人", "联系人姓名") is not { } name)
        {
            return null;
        }

        var contact = new Contact
        {
            Id = ids.Next(),
            SourceId = $"{customer.SourceId}:contact",
            CustomerId = customer.Id,
            FullName = name,
            JobTitle = columns.Other(cells, "contacttitle", "职位", "职务"),
            OfficePhone = columns.Other(cells, "phone", "telephone", "电话", "联系电话"),
            CreatedAt = now,
            UpdatedAt = now,
        };
        customer.PrimaryContactId = contact.Id;
        return new ImportRow(RecordKind.Contact, contact, [], row.File, row.Line);
    }

    private void OfDeal(ImportRow row, Opportunity deal)
    {
        if (!row.Said.Contains(nameof(Opportunity.OpenedOn)))
        {
            deal.OpenedOn = calendar.DateOf(deal.CreatedAt);
        }

        deal.Currency = row.Said.Contains(nameof(Opportunity.Currency)) ? deal.Currency : row.Currency ?? currency;
        deal.OwnerId ??= OwnerOf(deal.CustomerId);
        deal.WinProbability = row.Said.Contains(nameof(Opportunity.WinProbability)) ? deal.WinProbability : rules.ProbabilityOf(deal.Stage);
        deal.ProductOrService ??= resolver.Get<Product>(RecordKind.Product, deal.ProductId)?.Name;
        deal.ActionOwnerId ??= deal.NextAction is null ? null : deal.OwnerId;
        if (deal.IsOpen)
        {
            deal.ClosedAt = null;
            return;
        }

        deal.ClosedAt ??= deal.ExpectedCloseDate ?? deal.OpenedOn;
        deal.ClosedTeamId ??= resolver.Get<User>(RecordKind.User, deal.OwnerId)?.TeamId;
    }

    private IEnumerable<ImportRow> OfInteraction(ImportRow row, Interaction interaction)
    {
        interaction.OccurredOn = calendar.DateOf(interaction.OccurredAt);
        interaction.HasClockTime = calendar.ToLocal(interaction.OccurredAt).TimeOfDay != TimeSpan.Zero;
        interaction.OwnerId ??= OwnerOf(interaction.CustomerId);
        interaction.CreatedById ??= interaction.OwnerId;
        if (interaction.FollowUpAction is null)
        {
            yield break;
        }

        interaction.FollowUpStatus ??= WorkStatus.NotStarted;
        interaction.FollowUpOwnerId ??= interaction.OwnerId;
        if (WithTasks.Contains(interaction.Id))
        {
            yield break;
        }

        var task = interaction.FollowUpTask();
        task.Id = ids.Next();
        task.SourceId = $"{interaction.SourceId}:follow-up";
        task.CreatedAt = interaction.OccurredAt;
        task.UpdatedAt = interaction.OccurredAt;
        yield return new ImportRow(RecordKind.Task, task, [], row.File, row.Line);
    }

    private void OfLine(ImportRow row, OrderLine line)
    {
        if (resolver.Get<Order>(RecordKind.Order, line.OrderId) is { } order)
        {
            (line.CustomerId, line.OwnerId) = (order.CustomerId, order.OwnerId);
        }

        if (!row.Said.Contains(nameof(OrderLine.AmountE4)))
        {
            var exact = line.UnitPriceE4 / 10_000m * (line.QuantityThousandths / 1_000m) * (1 - (line.DiscountE4 / 10_000m));
            line.AmountE4 = decimal.ToInt64(decimal.Round(exact * 10_000m, 0, MidpointRounding.AwayFromZero));
        }
    }

    private long? OwnerOf(long? customer) => resolver.Get<Customer>(RecordKind.Customer, customer)?.OwnerId;

    /// <summary>Product categories that a separate file names by id: the number in the product's row becomes the name.</summary>
    public static Dictionary<string, string> Categories(CsvTable? table)
    {
        if (table is null)
        {
            return [];
        }

        var id = Column(table, "id", "categoryid", "类别编号");
        var name = Column(table, "name", "categoryname", "类别名称", "名称");
        return id < 0 || name < 0 ? [] : table.Rows.DistinctBy(row => row.Cells[id]).ToDictionary(row => row.Cells[id], row => row.Cells[name]);
    }

    private static int Column(CsvTable table, params string[] headers)
    {
        for (var i = 0; i < table.Headers.Count; i++)
        {
            if (headers.Contains(Spelling.Fold(table.Headers[i])))
            {
                return i;
            }
        }

        return -1;
    }
}
