namespace SalesAssistant.Data.Orders;

/// <summary>A customer's order.</summary>
public sealed class Order : Record, IOfCustomer
{
    /// <summary>The customer.</summary>
    public long? CustomerId { get; set; }

    /// <summary>Who sold it.</summary>
    public long? OwnerId { get; set; }

    /// <summary>Order date.</summary>
    public DateOnly OrderedOn { get; set; }

    /// <summary>Promised date.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Shipped date; null = not yet.</summary>
    public DateOnly? ShippedOn { get; set; }

    /// <summary>Where it goes.</summary>
    public string? ShipCountry { get; set; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency { get; set; } = "CNY";
}

/// <summary>A line of an order; visible with its order.</summary>
public sealed class OrderLine : Record, IOfCustomer
{
    /// <summary>The order.</summary>
    public long OrderId { get; set; }

    /// <summary>Copied from the order, so that rights and grouping need no join.</summary>
    public long? CustomerId { get; set; }

    /// <summary>Copied from the order.</summary>
    public long? OwnerId { get; set; }

    /// <summary>The product.</summary>
    public long? ProductId { get; set; }

    /// <summary>Pieces, in thousandths.</summary>
    public long QuantityThousandths { get; set; }

    /// <summary>Price per unit in ten-thousandths of the currency unit (1 fen = 100).</summary>
    public long UnitPriceE4 { get; set; }

    /// <summary>Discount in ten-thousandths (0.15 = 1500).</summary>
    public long DiscountE4 { get; set; }

    /// <summary>Line amount in ten-thousandths of the currency unit: price × quantity × (1 − discount), exact.</summary>
    public long AmountE4 { get; set; }
}
