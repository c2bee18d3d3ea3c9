using Toolbox24.Integrations.Notifications.Mails;

namespace Toolbox24.Integrations.Notifications;

/// <summary>Every mail there is.</summary>
public static class MailTemplates
{
    public static IReadOnlyList<ITemplate<MailText>> All(WebLinks links) =>
    [
        new AccountAlreadyExistsMail(links),
        new AccountReinstatedMail(links),
        new AccountSuspendedMail(),
        new AccountWatchedMail(),
        new BookingCancelledMail(links),
        new BookingChangedMail(links),
        new BookingConfirmedMail(links),
        new BookingLapsedMail(),
        new CaptureToComeMail(links),
        new ChangeImpossibleMail(links),
        new ChangeNotMadeMail(links),
        new CompanyAcceptedMail(links),
        new CompanyClosedMail(links),
        new CompanyNotAcceptedMail(links),
        new CompanyToBeCheckedMail(),
        new CompanyVerifiedMail(links),
        new ConfirmNewEmailMail(links),
        new DepositBlockedMail(links),
        new DepositDecidedMail(links),
        new DepositNotBlockedMail(links),
        new EmailChangeAskedMail(links),
        new EmailChangedMail(),
        new ExtensionMadeMail(links),
        new ExtensionNotMadeMail(links),
        new NewDeviceSignedInMail(links),
        new OverrunBegunMail(links),
        new OverrunUnpaidMail(links),
        new PasswordChangedMail(links),
        new PasswordResetLinkMail(links),
        new PhoneChangedMail(links),
        new RecoveryCodeUsedMail(links),
        new RefreshTokenReusedMail(links),
        new RentalPaymentDeclinedMail(links),
        new SecondFactorChangedMail(links),
        new SignInLinkMail(links),
        new SiteAnswersAgainMail(links),
        new SiteSilentMail(links),
        new StaffInvitedMail(links),
        new ToolBackAgainMail(links),
        new ToolNotBackMail(links),
        new ToolsDeclaredLostMail(links),
        new ToolsDemandedMail(links),
        new ToolsPickedUpMail(links),
        new ToolsReturnedMail(links),
        new VerifyEmailMail(links),
        new WaitingOfferMail(links),
        new WatchLiftedMail(),
        new WithdrawalReceivedMail(),
    ];
}
