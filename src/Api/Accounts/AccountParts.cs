using Toolbox24.Domain.Notifications;
using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

// What an account is shown with. Only its owner is given the sessions and the consultations.

[ObjectType<SessionView>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class SessionViewType
{
    static partial void Configure(IObjectTypeDescriptor<SessionView> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(session => session.Id);
        descriptor.Field(session => session.Kind);
        descriptor.Field(session => session.Device);
        descriptor.Field(session => session.Address);
        descriptor.Field(session => session.CreatedAt);
        descriptor.Field(session => session.SeenAt);
    }
}

[ObjectType<Consultation>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class ConsultationType
{
    static partial void Configure(IObjectTypeDescriptor<Consultation> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(consultation => consultation.At);
        descriptor.Field(consultation => consultation.Until);
        descriptor.Field(consultation => consultation.Reason);
    }
}

[ObjectType<MarketingConsent>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class MarketingConsentType
{
    static partial void Configure(IObjectTypeDescriptor<MarketingConsent> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(consent => consent.Given);
        descriptor.Field(consent => consent.At);
    }
}

[ObjectType<NotificationChoice>]
[Authorize(Policy = Policies.SignedIn)]
public static partial class NotificationChoiceType
{
    static partial void Configure(IObjectTypeDescriptor<NotificationChoice> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(choice => choice.Event);
        descriptor.Field(choice => choice.Channel);
        descriptor.Field(choice => choice.Wanted);
    }
}
