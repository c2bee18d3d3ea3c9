UPDATE rental SET state = state #- '{onSite,firstBackAt}' WHERE state #> '{onSite,firstBackAt}' IS NOT NULL;
