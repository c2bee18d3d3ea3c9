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
        descriptor.Field(message => message.Error);
    }
}
