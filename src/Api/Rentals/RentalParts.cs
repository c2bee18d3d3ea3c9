using System.Security.Claims;
using HotChocolate.CostAnalysis.Types;
using Toolbox24.Domain;
using Toolbox24.Domain.Rentals;
using Toolbox24.Storage.Rentals;

namespace Toolbox24.Api.Rentals;

[ObjectType<RentalAgreement>]
[VisibleWithField]
public static partial class RentalAgreementType
{
    static partial void Configure(IObjectTypeDescriptor<RentalAgreement> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(agreement => agreement.TermsVersion);
        descriptor.Field(agreement => agreement.IsExpress);
        descriptor.Field(agreement => agreement.Deposit);
        descriptor.Field(agreement => agreement.At);
    }
}

[ObjectType<RentalPrice>]
[VisibleWithField]
public static partial class RentalPriceType
{
    static partial void Configure(IObjectTypeDescriptor<RentalPrice> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(price => price.Rent);
        descriptor.Field(price => price.FirstDay);
        descriptor.Field(price => price.Deposit);
    }
}

/// <summary>What is charged beside the rent, paid or not.</summary>
[ObjectType<RentalCharge>]
[VisibleWithField]
public static partial class RentalChargeType
{
    static partial void Configure(IObjectTypeDescriptor<RentalCharge> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(charge => charge.Reason);
        descriptor.Field(charge => charge.Unit);
    }

    /// <summary>How much, VAT included.</summary>
    [Cost(0)]
    public static Euros GetAmount([Parent] RentalCharge charge) => charge.Price.WithVat;

    /// <summary>The VAT in it, at the rate for this reason that was agreed on when it was booked.</summary>
    [Cost(0)]
    public static Euros GetVat([Parent] RentalCharge charge) => charge.Price.Vat;
}

/// <summary>How a rental ended.</summary>
[ObjectType<RentalEnd>]
[VisibleWithField]
public static partial class RentalEndType
{
    static partial void Configure(IObjectTypeDescriptor<RentalEnd> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(end => end.Cause);
        descriptor.Field(end => end.Reason);
        descriptor.Field(end => end.At);
    }
}

/// <summary>Another slot that is promised until it is paid.</summary>
[ObjectType<PendingChange>]
[VisibleWithField]
public static partial class PendingChangeType
{
    static partial void Configure(IObjectTypeDescriptor<PendingChange> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(change => change.Slot);
        descriptor.Field(change => change.ExpiresAt);
    }

    /// <summary>What the rental costs as a whole with it.</summary>
    [Cost(0)]
    public static RentalPrice GetPrice([Parent] PendingChange change) => RentalPrice.Of(change.Quote);
}

[ObjectType<RentalMessage>]
[VisibleWithField]
public static partial class RentalMessageType
{
    static partial void Configure(IObjectTypeDescriptor<RentalMessage> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(message => message.Channel);
        descriptor.Field(message => message.Template);
        descriptor.Field(message => message.At);
        descriptor.Field(message => message.SentAt);
        descriptor.Field(message => message.Attempts);
        descriptor.Field(message => message.IsParked);
    }

    /// <summary>What the last attempt came to, for the staff to read.</summary>
    [Cost(0)]
    public static string? GetError([Parent] RentalMessage message, ClaimsPrincipal user) => RentalDesk.IsStaff(user) ? message.Error : null;
}
