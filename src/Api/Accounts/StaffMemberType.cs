using Toolbox24.Storage.Accounts;

namespace Toolbox24.Api.Accounts;

[ObjectType<StaffMember>]
[Authorize(Roles = [StaffRules.Administrator])]
public static partial class StaffMemberType
{
    static partial void Configure(IObjectTypeDescriptor<StaffMember> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(member => member.Id);
        descriptor.Field(member => member.Name);
        descriptor.Field(member => member.Email);
        descriptor.Field(member => member.Roles);
        descriptor.Field(member => member.Status);
        descriptor.Field(member => member.InvitedAt);
        descriptor.Field(member => member.SeenAt);
        descriptor.Field(member => member.HasSecondFactor);
    }
}
